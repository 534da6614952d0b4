import { describe, expect, it } from 'vitest';
import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Decision } from '#lib/domain/decide/decision.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { TeamInMemory } from '#tests/support/team-in-memory.ts';
import {
  aCustomer,
  aMailbox,
  aMember,
  aMessage,
  anInquiry,
  aTemplate,
  hoursLater,
  idOf,
  morning,
} from '#tests/support/rows.ts';

const linda = aMember('Linda');
const wang = aMember('Wang');
const zhou = aMember('Zhou', 'manager');
const root = aMember('Root', 'admin');
const as = (member: { id: typeof linda.id }): Actor => ({ kind: 'member', memberId: member.id });
const watcher: Actor = { kind: 'watcher' };
const inquiryId = idOf<InquiryId>('inquiry');
const noon = hoursLater(3);

let counter = 0;
const on = () => ({ id: idOf<Action['id']>(`action ${++counter}`), at: morning, inquiryId });

function team(over: Partial<Inquiry> = {}) {
  const made = new TeamInMemory();
  made.put('members', linda, wang, zhou, root);
  made.put('mailboxes', aMailbox());
  made.put('customers', aCustomer());
  made.put('templates', aTemplate());
  made.put('inquiries', anInquiry(over));
  made.put('messages', aMessage('first'));
  return made;
}
const now = (made: TeamInMemory) => made.rows.inquiries.get(inquiryId)!;
const code = (decision: Decision) =>
  decision.kind === 'refusal' ? decision.refusal.code : decision.kind;
const held = { stage: 'claimed', assigneeId: linda.id, assignedAt: morning, viewBy: null } as const;
const shut = {
  stage: 'closed',
  outcome: 'won',
  closedAt: morning,
  closedBy: linda.id,
  viewBy: null,
  replyBy: null,
} as const;

describe('claim', () => {
  it('gives an open inquiry to who claims it and stops only the look', () => {
    const made = team();
    expect(code(made.act(as(linda), { ...on(), type: 'claim' }, noon))).toBe('changes');
    expect(now(made)).toMatchObject({
      stage: 'claimed',
      assigneeId: linda.id,
      assignedAt: noon,
      viewBy: null,
      replyBy: hoursLater(48),
    });
  });

  it('tells the second who was first, and when', () => {
    const made = team(held);
    const decision = made.act(as(wang), { ...on(), type: 'claim' }, noon);
    expect(decision).toEqual({
      kind: 'refusal',
      refusal: { code: 'already-claimed', memberId: linda.id, at: morning },
    });
  });

  it('says so when it is already yours, or closed', () => {
    expect(code(team(held).act(as(linda), { ...on(), type: 'claim' }, noon))).toBe('already-yours');
    expect(code(team(shut).act(as(linda), { ...on(), type: 'claim' }, noon))).toBe('closed');
  });
});

describe('assign, release, hand off', () => {
  it('lets only a manager assign, and to somebody who is there', () => {
    const assign = { ...on(), type: 'assign', memberId: wang.id } as const;
    expect(code(team(held).act(as(linda), assign, noon))).toBe('not-allowed');
    const made = team(held);
    made.act(as(zhou), assign, noon);
    expect(now(made)).toMatchObject({
      assigneeId: wang.id,
      assignedBy: zhou.id,
      replyBy: hoursLater(48),
    });
    const gone = team();
    gone.put('members', { ...wang, leftAt: morning });
    expect(code(gone.act(as(zhou), { ...on(), type: 'assign', memberId: wang.id }, noon))).toBe(
      'member-gone',
    );
  });

  it('lets the holder or a manager release, the clock running on', () => {
    const release = { ...on(), type: 'release', reason: 'not my region' } as const;
    expect(code(team(held).act(as(wang), release, noon))).toBe('not-yours');
    expect(code(team().act(as(wang), { ...release, id: idOf('r2') }, noon))).toBe('unclaimed');
    const made = team(held);
    expect(made.act(as(linda), { ...release, id: idOf('r3') }, noon)).toMatchObject({
      detail: { memberId: linda.id, text: 'not my region' },
    });
    expect(now(made)).toMatchObject({ stage: 'open', assigneeId: null, replyBy: hoursLater(48) });
  });

  it('hands off to the assignee’s own address and keeps the clock', () => {
    const made = team(held);
    made.act(as(linda), { ...on(), type: 'hand-off', templateId: idOf('template') }, noon);
    expect(now(made)).toMatchObject({
      stage: 'handed-off',
      replyBy: hoursLater(48),
      handoff: { address: 'linda@acme.test', delivery: 'planned', at: noon },
    });
    expect(code(made.act(as(linda), { ...on(), type: 'hand-off', templateId: null }, noon))).toBe(
      'already-handed-off',
    );
    made.act(
      { kind: 'clock' },
      { ...on(), type: 'deliver', delivery: 'failed', how: null, messageId: null, place: null },
      noon,
    );
    expect(code(made.act(as(linda), { ...on(), type: 'hand-off', templateId: null }, noon))).toBe(
      'changes',
    );
  });

  it('refuses a removed template, and a delivery told by a member', () => {
    expect(
      code(
        team(held).act(as(linda), { ...on(), type: 'hand-off', templateId: idOf('gone') }, noon),
      ),
    ).toBe('template-gone');
    const told = {
      ...on(),
      type: 'deliver',
      delivery: 'delivered',
      how: 'appended',
      messageId: null,
      place: null,
    } as const;
    expect(code(team(held).act(as(root), told, noon))).toBe('not-allowed');
  });
});

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

  const wrote = (word: string, at: Date) => ({
    ...on(),
    type: 'customer-wrote' as const,
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
});

describe('close and reopen', () => {
  it('lets a rep call an unclaimed mail not an inquiry, but not won', () => {
    expect(code(team().act(as(wang), { ...on(), type: 'close', outcome: 'none' }, noon))).toBe(
      'changes',
    );
    expect(code(team().act(as(wang), { ...on(), type: 'close', outcome: 'won' }, noon))).toBe(
      'unclaimed',
    );
    expect(code(team(held).act(as(wang), { ...on(), type: 'close', outcome: 'spam' }, noon))).toBe(
      'not-yours',
    );
    expect(code(team(held).act(as(zhou), { ...on(), type: 'close', outcome: 'lost' }, noon))).toBe(
      'changes',
    );
  });

  it('starts the clock anew on reopening while the customer waits, and not once answered', () => {
    const waiting = team({ ...held, ...shut });
    waiting.act(as(linda), { ...on(), type: 'reopen' }, noon);
    expect(now(waiting)).toMatchObject({
      stage: 'claimed',
      replyBy: hoursLater(51),
      clockFrom: noon,
    });
    const answer = {
      at: morning,
      by: linda.id,
      evidence: 'server',
      messageId: null,
      dueBy: null,
    } as const;
    const done = team({ ...held, ...shut, answer });
    done.act(as(linda), { ...on(), type: 'reopen' }, noon);
    expect(now(done)).toMatchObject({ stage: 'claimed', replyBy: null });
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
      product: null,
      channel: 'direct' as const,
    },
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

describe('the team itself', () => {
  it('keeps an admin, and gives a leaver’s inquiries back with their clocks', () => {
    const leave = (who: typeof linda) =>
      ({
        id: idOf<Action['id']>(`leave ${who.name}`),
        at: morning,
        type: 'leave',
        memberId: who.id,
      }) as const;
    expect(code(team(held).act(as(root), leave(root), noon))).toBe('last-admin');
    expect(code(team(held).act(as(wang), leave(linda), noon))).toBe('not-allowed');
    const made = team(held);
    made.act(as(root), leave(linda), noon);
    expect(now(made)).toMatchObject({ stage: 'open', assigneeId: null, replyBy: hoursLater(48) });
    expect(code(made.act(as(linda), { ...on(), type: 'claim' }, noon))).toBe('member-gone');
  });

  it('lets no two mailboxes have one address', () => {
    const mailbox = aMailbox({
      id: idOf('sales'),
      address: 'sales@acme.test',
      aliases: ['info@acme.test'],
    });
    const save = {
      id: idOf<Action['id']>('save'),
      at: morning,
      type: 'save-mailbox',
      mailbox,
    } as const;
    expect(team().act(as(root), save, noon)).toMatchObject({
      refusal: { code: 'address-taken', address: 'info@acme.test' },
    });
    expect(code(team().act(as(linda), save, noon))).toBe('not-allowed');
  });

  it('says of what one may not see the same as of what is not there', () => {
    const made = team(held);
    made.visibility = 'own-and-pool';
    const hidden = made.act(
      as(wang),
      { ...on(), type: 'note', noteId: idOf('n'), text: 'x' },
      noon,
    );
    const absent = made.act(
      as(wang),
      {
        ...on(),
        inquiryId: idOf<InquiryId>('nowhere'),
        type: 'note',
        noteId: idOf('n'),
        text: 'x',
      },
      noon,
    );
    expect(hidden).toEqual(absent);
    expect(code(hidden)).toBe('not-found');
    expect(
      code(made.act(as(zhou), { ...on(), type: 'note', noteId: idOf('n'), text: 'x' }, noon)),
    ).toBe('changes');
  });
});
