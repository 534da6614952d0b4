import { describe, expect, it } from 'vitest';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import {
  aCustomer,
  aMessage,
  hoursLater,
  idOf,
  morning,
  plainly,
  unsaid,
} from '#tests/support/rows.ts';
import {
  as,
  code,
  held,
  inquiryId,
  linda,
  noon,
  now,
  on,
  shut,
  team,
  wang,
  watcher,
} from '#tests/support/team-of-four.ts';

describe('replies and customers', () => {
  const reply = (over = {}) => ({
    ...on(),
    type: 'replied' as const,
    by: linda.id,
    evidence: 'server' as const,
    message: aMessage('answer', { direction: 'out', receivedAt: noon }),
    ...over,
  });

  it('stops the deadlines when a reply is seen, and remembers which one it met', () => {
    const made = team(held);
    made.act(watcher, reply(), noon);
    expect(now(made)).toMatchObject({
      viewBy: null,
      replyBy: null,
      answer: { at: noon, by: linda.id, evidence: 'server', dueBy: hoursLater(48) },
    });
  });

  it('lets better evidence replace lesser, not the reverse', () => {
    const made = team(held);
    made.act(as(linda), reply({ evidence: 'browser' }), noon);
    expect(now(made).answer?.evidence).toBe('browser');
    const seen = aMessage('seen', { direction: 'out', receivedAt: hoursLater(4) });
    made.act(watcher, reply({ message: seen, by: null }), hoursLater(4));
    expect(now(made).answer).toMatchObject({
      evidence: 'server',
      by: linda.id,
      messageId: seen.id,
    });
    made.act(
      as(linda),
      reply({ evidence: 'browser', message: aMessage('again', { receivedAt: hoursLater(5) }) }),
      hoursLater(5),
    );
    expect(now(made).answer?.messageId).toBe(seen.id);
  });

  describe('of one mail, seen by the browser that sent it and by the server', () => {
    const words = ['3:0011223344556677', '3d:8899aabbccddeeff'];
    const fromPage = (over = {}) =>
      reply({
        evidence: 'browser' as const,
        message: aMessage('page', { direction: 'out', rfcMessageId: null, keys: words, ...over }),
      });
    const fromSent = (over = {}) =>
      reply({
        by: null,
        message: aMessage('sent', { direction: 'out', receivedAt: noon, keys: words, ...over }),
      });
    const sentOf = (made: ReturnType<typeof team>) =>
      [...made.rows.messages.values()].filter(({ direction }) => direction === 'out');

    it('keeps one row, who answered, and the better evidence, whichever came first', () => {
      for (const order of ['page first', 'server first']) {
        const made = team({ ...held, stage: 'open', assigneeId: null, assignedAt: null });
        const page = () => made.act(as(linda), fromPage(), noon);
        if (order === 'page first') page();
        made.act(watcher, fromSent(), noon);
        if (order === 'server first') page();
        expect(now(made).answer).toMatchObject({ by: linda.id, evidence: 'server', at: noon });
        expect(now(made)).toMatchObject({ stage: 'claimed', assigneeId: linda.id, replyBy: null });
        expect(sentOf(made)).toMatchObject([{ rfcMessageId: '<sent@kunde.example>' }]);
        expect(now(made).answer?.messageId).toBe(sentOf(made)[0]?.id);
      }
    });

    it('takes the name of no other mail: other words, another day, another id', () => {
      for (const [page, later] of [
        [fromPage({ keys: ['3:ffffffffffffffff'] }), 3],
        [fromPage(), 30],
        [fromPage({ rfcMessageId: '<other@acme.test>' }), 3],
      ] as const) {
        const made = team(held);
        made.act(watcher, fromSent(), noon);
        made.act(as(linda), page, hoursLater(later));
        expect(now(made).answer).toMatchObject({ by: null, evidence: 'server' });
        expect(sentOf(made)).toHaveLength(2);
      }
    });

    it('knows one of too few words by what it answers, while it is fresh', () => {
      const short = { keys: [], inReplyTo: '<first@kunde.example>', subject: 'Re: Pumps' };
      const made = team(held);
      made.act(watcher, fromSent(short), noon);
      made.act(as(linda), fromPage(short), new Date(noon.getTime() + 5_000));
      expect(now(made).answer?.by).toBe(linda.id);
      const late = team(held);
      late.act(watcher, fromSent(short), noon);
      late.act(as(linda), fromPage(short), hoursLater(4));
      expect(now(late).answer?.by).toBeNull();
    });

    it('names nobody once it is known who answered', () => {
      const made = team(held);
      made.act(watcher, reply({ by: wang.id, message: fromSent().message }), noon);
      made.act(as(linda), fromPage(), noon);
      expect(now(made).answer?.by).toBe(wang.id);
    });
  });

  it('counts what a browser reports from the server’s now, whatever its own clock says', () => {
    for (const receivedAt of [hoursLater(-900), hoursLater(900)]) {
      const made = team(held);
      const message = aMessage('answer', { direction: 'out', receivedAt });
      made.act(as(linda), reply({ evidence: 'browser', message }), noon);
      expect(now(made)).toMatchObject({ replyBy: null, answer: { at: noon }, lastMessageAt: noon });
    }
  });

  it('believes a member only about themselves, and no mail older than the wait', () => {
    expect(code(team(held).act(as(wang), reply({ evidence: 'browser' }), noon))).toBe(
      'not-allowed',
    );
    expect(code(team(held).act(as(linda), reply(), noon))).toBe('not-allowed');
    const made = team(held);
    made.act(watcher, reply({ message: aMessage('old', { receivedAt: hoursLater(-1) }) }), noon);
    expect(now(made).replyBy).toEqual(hoursLater(48));
  });

  it('gives an unclaimed inquiry to its known answerer, and to nobody when unknown', () => {
    const made = team();
    made.act(watcher, reply(), noon);
    expect(now(made)).toMatchObject({ stage: 'claimed', assigneeId: linda.id });
    const anonymous = team();
    anonymous.act(watcher, reply({ by: null }), noon);
    expect(now(anonymous)).toMatchObject({ stage: 'open', assigneeId: null, replyBy: null });
  });

  it('believes the answer of a member who left since, and gives them nothing', () => {
    const made = team();
    made.put('members', { ...linda, leftAt: morning });
    made.act(watcher, reply(), noon);
    expect(now(made)).toMatchObject({ stage: 'open', assigneeId: null, replyBy: null });
    expect(now(made).answer?.by).toBe(linda.id);
  });

  const wrote = (word: string, at: Date) => ({
    ...on(),
    type: 'customer-wrote' as const,
    answersUnseen: false,
    warnings: [],
    message: aMessage(word, { receivedAt: at }),
  });

  it('sets the deadline anew only where none runs', () => {
    const made = team(held);
    made.act(watcher, wrote('second', noon), noon);
    expect(now(made).replyBy).toEqual(hoursLater(48));
    made.act(
      watcher,
      reply({ message: aMessage('a', { receivedAt: hoursLater(4) }) }),
      hoursLater(4),
    );
    made.act(watcher, wrote('third', hoursLater(10)), hoursLater(10));
    expect(now(made)).toMatchObject({
      replyBy: hoursLater(58),
      clockFrom: hoursLater(10),
      answer: null,
      assigneeId: linda.id,
    });
  });

  it('reopens what was won to its assignee, to the pool if they left, and spam never', () => {
    const won = team({ ...held, ...shut });
    won.act(watcher, wrote('w', noon), noon);
    expect(now(won)).toMatchObject({
      stage: 'claimed',
      assigneeId: linda.id,
      replyBy: hoursLater(51),
      outcome: null,
    });
    const left = team({ ...held, ...shut });
    left.put('members', { ...linda, leftAt: morning });
    left.act(watcher, wrote('l', noon), noon);
    expect(now(left)).toMatchObject({ stage: 'open', assigneeId: null, viewBy: hoursLater(27) });
    const spam = team({ ...held, ...shut, outcome: 'spam' });
    spam.act(watcher, wrote('s', noon), noon);
    expect(now(spam)).toMatchObject({ stage: 'closed', replyBy: null });
    expect(spam.rows.messages.has(idOf('s'))).toBe(true);
  });

  it('keeps what a person should know of a mail that was put to it, each kind once', () => {
    const made = team();
    const warned = (word: string, evidence: string) => ({
      ...wrote(word, hoursLater(1)),
      warnings: [{ kind: 'probably-same' as const, evidence }],
    });
    made.act(watcher, warned('second', 'Pumps'), noon);
    made.act(watcher, { ...warned('third', 'Valves'), id: idOf('third') }, noon);
    expect(now(made).warnings).toEqual([{ kind: 'probably-same', evidence: 'Valves' }]);
  });
});

describe('open', () => {
  const openAction = (over = {}) => ({
    ...on(),
    type: 'open' as const,
    inquiryId: idOf<InquiryId>('another'),
    mailboxId: idOf<Inquiry['mailboxId']>('info'),
    customer: aCustomer({ id: idOf('other customer'), addresses: ['Greta@Kunde.example'] }),
    inquiry: {
      subject: 'Valves',
      snippet: '',
      language: null,
      channel: 'direct' as const,
      ...unsaid,
    },
    ...plainly,
    message: aMessage('new', { receivedAt: noon }),
    ...over,
  });

  it('joins the customer by address and counts from the mail server’s clock', () => {
    const made = team();
    made.act(watcher, openAction(), hoursLater(5));
    const opened = made.rows.inquiries.get(idOf('another'));
    expect(opened).toMatchObject({
      customerId: idOf('greta'),
      replyBy: hoursLater(51),
      viewBy: hoursLater(27),
    });
  });

  it('starts the clock now, and as looked at, when a person tracks an old mail', () => {
    const made = team();
    made.act(as(linda), openAction(), hoursLater(100));
    expect(made.rows.inquiries.get(idOf('another'))).toMatchObject({
      replyBy: hoursLater(148),
      viewBy: null,
      viewedBy: linda.id,
    });
  });

  it('opens one mail once: a person is told where it is, the watcher adds what is new', () => {
    const place = { account: 'info@acme.test', folder: 'INBOX', uidValidity: 1, uid: 9 };
    const again = openAction({ message: aMessage('first', { places: [place] }) });
    expect(team().act(as(linda), again, noon)).toMatchObject({
      refusal: { code: 'already-tracked', inquiryId },
    });
    const made = team();
    made.act(watcher, again, noon);
    expect(made.rows.inquiries.has(idOf('another'))).toBe(false);
    expect(made.rows.messages.get(idOf('first'))?.places).toEqual([place]);
  });
});
