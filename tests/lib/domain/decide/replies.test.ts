import { describe, expect, it } from 'vitest';
import type { Message, ReplyClass } from '#lib/domain/message.ts';
import { aMessage, hoursLater, idOf, morning } from '#tests/support/rows.ts';
import {
  as,
  code,
  held,
  linda,
  noon,
  now,
  on,
  shut,
  team,
  wang,
  watcher,
  zhou,
} from '#tests/support/team-of-four.ts';

type Team = ReturnType<typeof team>;

const judged = (as: ReplyClass, reason = 'own-words') => ({
  class: as,
  reason,
  overruledBy: null,
});
const ours = (word: string, over: Partial<Message> = {}) =>
  aMessage(word, {
    direction: 'out',
    from: { name: 'Linda', address: linda.address },
    receivedAt: noon,
    reply: judged('effective'),
    ...over,
  });
const replied = (message: Message, over = {}) => ({
  ...on(),
  type: 'replied' as const,
  by: linda.id,
  evidence: 'server' as const,
  message,
  ...over,
});
const bounced = (word: string, over = {}) => ({
  ...on(),
  type: 'bounced' as const,
  messageId: idOf<Message['id']>(word),
  status: '5.1.1',
  isProbable: false,
  ...over,
});
const judge = (word: string, as: ReplyClass) => ({
  ...on(),
  type: 'judge-reply' as const,
  messageId: idOf<Message['id']>(word),
  class: as,
});
const wrote = (word: string, at: Date, answersUnseen = false) => ({
  ...on(),
  type: 'customer-wrote' as const,
  answersUnseen,
  warnings: [],
  message: aMessage(word, { receivedAt: at }),
});
const mail = (made: Team, word: string) => made.rows.messages.get(idOf(word));
const place = { account: 'info@acme.test', folder: 'Sent', uidValidity: 1, uid: 1 };

describe('a mail of ours', () => {
  it.each(['ack-like', 'automatic', 'internal', 'bounced', 'unsure'] as const)(
    'that is %s stays with the inquiry and stops nothing',
    (as) => {
      const made = team(held);
      const decision = made.act(watcher, replied(ours('mail', { reply: judged(as) })), noon);
      expect(now(made)).toMatchObject({
        replyBy: hoursLater(48),
        answer: null,
        lastMessageAt: noon,
      });
      expect(mail(made, 'mail')?.reply?.class).toBe(as);
      expect(decision).toMatchObject({ detail: { replyClass: as } });
    },
  );

  it('ranks its evidence: a guess, a browser, a copy, the server', () => {
    const made = team(held);
    const tell = (evidence: 'browser' | 'copy' | 'server') =>
      made.act(
        evidence === 'browser' ? as(linda) : watcher,
        replied(ours(evidence), { evidence }),
        noon,
      );
    tell('copy');
    expect(now(made).answer?.evidence).toBe('copy');
    tell('browser');
    expect(now(made).answer).toMatchObject({ evidence: 'copy', messageId: idOf('copy') });
    tell('server');
    expect(now(made).answer).toMatchObject({ evidence: 'server', messageId: idOf('server') });
    tell('copy');
    expect(now(made).answer?.evidence).toBe('server');
  });

  it('that left unchecked stands in the log so, also where the server has seen it before', () => {
    const report = { evidence: 'browser', unchecked: true } as const;
    const detailOf = (made: Team) => {
      const decision = made.act(as(linda), replied(ours('mail'), report), noon);
      return decision.kind === 'changes' ? decision.detail : decision;
    };
    const news = { evidence: 'browser', memberId: linda.id, unchecked: true };
    expect(detailOf(team(held))).toEqual(news);
    const seen = team(held);
    seen.act(watcher, replied(ours('mail')), noon);
    const before = now(seen).answer;
    expect(detailOf(seen)).toMatchObject(news);
    expect(now(seen).answer).toEqual(before);
    expect(seen.act(as(linda), replied(ours('mail'), { evidence: 'browser' }), noon)).toEqual({
      kind: 'changes',
      changes: [],
      detail: {},
    });
  });

  it('that a browser reported and the server finds to be none answers no more', () => {
    const made = team(held);
    made.act(as(linda), replied(ours('mail'), { evidence: 'browser' }), noon);
    expect(now(made).replyBy).toBeNull();
    const seen = ours('mail', { places: [place], reply: judged('ack-like', 'courtesy') });
    made.act(watcher, replied(seen, { by: null }), noon);
    expect(now(made)).toMatchObject({ replyBy: hoursLater(48), answer: null });
    expect(mail(made, 'mail')).toMatchObject({ places: [place], reply: { class: 'ack-like' } });
  });

  it('read whole is not believed better for its header alone, and the reverse', () => {
    const header = () => ours('mail', { reply: judged('effective', 'headers-only') });
    const whole = () => ours('mail', { reply: judged('unsure', 'few-words') });
    for (const order of [
      [header, whole],
      [whole, header],
    ] as const) {
      const made = team(held);
      for (const make of order) made.act(watcher, replied(make()), noon);
      expect(now(made)).toMatchObject({ answer: null, replyBy: hoursLater(48) });
      expect(mail(made, 'mail')?.reply?.reason).toBe('few-words');
    }
  });

  it('whose copy might have been forged answers once it lies in Sent, and stays an answer', () => {
    const copy = () => ours('mail', { reply: judged('unsure', 'sender-unproved') });
    for (const order of [
      [copy, ours],
      [ours, copy],
    ] as const) {
      const made = team(held);
      for (const make of order) made.act(watcher, replied(make('mail')), noon);
      expect(now(made)).toMatchObject({ answer: { at: noon }, replyBy: null });
      expect(mail(made, 'mail')?.reply?.class).toBe('effective');
    }
  });

  it('that came back is no answer when it is met again in Sent', () => {
    const made = team(held);
    made.act(watcher, replied(ours('mail')), noon);
    made.act(watcher, bounced('mail'), hoursLater(4));
    made.act(watcher, replied(ours('mail', { places: [place] })), hoursLater(5));
    expect(now(made)).toMatchObject({ answer: null, replyBy: hoursLater(48) });
    expect(mail(made, 'mail')?.places).toEqual([place]);
  });
});

describe('a mail that came back', () => {
  it('gives the clock its old deadline again, though it has passed', () => {
    const made = team(held);
    made.act(watcher, replied(ours('mail')), noon);
    made.act(watcher, bounced('mail'), hoursLater(60));
    expect(now(made)).toMatchObject({ replyBy: hoursLater(48), answer: null });
    expect(mail(made, 'mail')?.reply).toEqual(judged('bounced', 'bounced'));
  });

  it('leaves the inquiry answered where another mail of ours answers it', () => {
    const made = team(held);
    made.act(watcher, replied(ours('one')), noon);
    made.act(watcher, replied(ours('thanks', { reply: judged('ack-like') })), hoursLater(4));
    made.act(
      watcher,
      replied(
        ours('again', {
          receivedAt: hoursLater(5),
          from: { name: '', address: wang.address },
          places: [place],
        }),
      ),
      hoursLater(5),
    );
    made.act(watcher, bounced('one'), hoursLater(6));
    expect(now(made)).toMatchObject({
      replyBy: null,
      answer: { messageId: idOf('again'), by: wang.id, at: hoursLater(5), dueBy: hoursLater(48) },
    });
    made.act(watcher, bounced('again'), hoursLater(7));
    expect(now(made)).toMatchObject({ replyBy: hoursLater(48), answer: null });
  });

  it('changes nothing about a later wait, nor about a closed inquiry but its answer', () => {
    const made = team(held);
    made.act(watcher, replied(ours('mail')), noon);
    made.act(watcher, wrote('second', hoursLater(10)), hoursLater(10));
    made.act(watcher, bounced('mail'), hoursLater(11));
    expect(now(made)).toMatchObject({ replyBy: hoursLater(58), clockFrom: hoursLater(10) });
    const closed = team(held);
    closed.act(watcher, replied(ours('mail')), noon);
    closed.act(as(linda), { ...on(), type: 'close', outcome: 'won' }, hoursLater(4));
    closed.act(watcher, bounced('mail'), hoursLater(5));
    expect(now(closed)).toMatchObject({ stage: 'closed', replyBy: null, answer: null });
  });

  it('as an acknowledgement only says so there', () => {
    const state = 'sent' as const;
    const sent = { state, at: morning, language: 'es', reason: null, evidence: null };
    const made = team({ ...held, acknowledgement: sent });
    made.put('messages', ours('ack', { reply: judged('automatic', 'acknowledgement') }));
    made.act(watcher, replied(ours('mail')), noon);
    made.act(watcher, bounced('ack'), hoursLater(4));
    expect(now(made)).toMatchObject({
      acknowledgement: { state: 'bounced', at: hoursLater(4), evidence: '5.1.1', language: 'es' },
      answer: { messageId: idOf('mail') },
      replyBy: null,
    });
  });

  it('is noted once, by the watcher alone, and only where it is ours and of this inquiry', () => {
    const made = team(held);
    made.put('messages', ours('elsewhere', { inquiryId: idOf('another') }));
    made.act(watcher, replied(ours('mail')), noon);
    expect(code(made.act(as(zhou), bounced('mail'), noon))).toBe('not-allowed');
    expect(code(made.act(watcher, bounced('first'), noon))).toBe('not-found');
    expect(code(made.act(watcher, bounced('elsewhere'), noon))).toBe('not-found');
    made.act(watcher, bounced('mail', { isProbable: true }), noon);
    expect(mail(made, 'mail')?.reply?.reason).toBe('probably-bounced');
    const count = made.log.length;
    made.act(watcher, bounced('mail'), noon);
    expect(made.log).toHaveLength(count);
  });
});

describe('a manager’s word', () => {
  it('makes an answer of what was unsure, by whoever sent it', () => {
    const made = team();
    made.act(watcher, replied(ours('mail', { reply: judged('unsure') }), { by: null }), noon);
    const decision = made.act(as(zhou), judge('mail', 'effective'), hoursLater(5));
    expect(decision).toMatchObject({ detail: { replyClass: 'effective' } });
    expect(now(made)).toMatchObject({
      stage: 'claimed',
      assigneeId: linda.id,
      replyBy: null,
      answer: { at: noon, by: linda.id, dueBy: hoursLater(48) },
    });
    expect(mail(made, 'mail')?.reply).toEqual({
      class: 'effective',
      reason: 'overruled',
      overruledBy: zhou.id,
    });
  });

  it('takes an answer back, and no watcher says otherwise afterwards', () => {
    const made = team(held);
    made.act(watcher, replied(ours('mail')), noon);
    made.act(as(zhou), judge('mail', 'ack-like'), hoursLater(4));
    expect(now(made)).toMatchObject({ replyBy: hoursLater(48), answer: null });
    made.act(watcher, replied(ours('mail', { places: [place] })), hoursLater(5));
    expect(now(made).answer).toBeNull();
    expect(mail(made, 'mail')?.reply?.overruledBy).toBe(zhou.id);
  });

  it('is outweighed by a bounce', () => {
    const made = team(held);
    made.act(watcher, replied(ours('mail', { reply: judged('unsure') })), noon);
    made.act(as(zhou), judge('mail', 'effective'), hoursLater(4));
    made.act(watcher, bounced('mail'), hoursLater(5));
    expect(now(made)).toMatchObject({ replyBy: hoursLater(48), answer: null });
  });

  it('is a manager’s, about a mail of ours that is no acknowledgement', () => {
    const made = team(held);
    made.put('messages', ours('ack', { reply: judged('automatic', 'acknowledgement') }));
    made.act(watcher, replied(ours('mail')), noon);
    expect(code(made.act(as(linda), judge('mail', 'unsure'), noon))).toBe('not-allowed');
    expect(code(made.act(as(zhou), judge('first', 'effective'), noon))).toBe('not-found');
    expect(code(made.act(as(zhou), judge('ack', 'effective'), noon))).toBe('not-found');
  });

  it('stops no clock with a mail older than the wait', () => {
    const made = team(held);
    const old = ours('old', { receivedAt: hoursLater(-1), reply: judged('unsure') });
    made.act(watcher, replied(old), noon);
    made.act(as(zhou), judge('old', 'effective'), noon);
    expect(now(made)).toMatchObject({ replyBy: hoursLater(48), answer: null });
  });
});

describe('a customer who answers a mail nobody saw', () => {
  it('begins the wait anew, and the log says by which evidence', () => {
    const made = team(held);
    const decision = made.act(watcher, wrote('second', hoursLater(10), true), hoursLater(10));
    expect(now(made)).toMatchObject({ clockFrom: hoursLater(10), replyBy: hoursLater(58) });
    expect(decision).toMatchObject({ detail: { answeredUnseen: true, evidence: 'guess' } });
  });

  it('says nothing new where an answer was seen, or the mail is older than the wait', () => {
    const made = team(held);
    made.act(watcher, replied(ours('mail')), noon);
    const decision = made.act(watcher, wrote('second', hoursLater(10), true), hoursLater(10));
    expect(decision).toMatchObject({ detail: {} });
    const early = team(held);
    early.act(watcher, wrote('early', hoursLater(-2), true), noon);
    expect(now(early).replyBy).toEqual(hoursLater(48));
  });

  it('finds an inquiry that was merged meanwhile open again, rather than lost', () => {
    const made = team({ ...shut, outcome: 'none', mergedInto: idOf('another') });
    made.act(watcher, wrote('late', noon), noon);
    expect(now(made)).toMatchObject({ stage: 'open', mergedInto: null, replyBy: hoursLater(51) });
  });
});
