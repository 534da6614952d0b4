import { describe, expect, it } from 'vitest';
import type { CustomerId, InquiryId, MessageId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { aCustomer, aMessage, anInquiry, hoursLater, idOf } from '#tests/support/rows.ts';
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
  zhou,
} from '#tests/support/team-of-four.ts';

const otherId = idOf<InquiryId>('other');
const merge = (intoId = otherId) => ({ ...on(), type: 'merge' as const, intoId });
const answer = (over = {}) => ({
  at: hoursLater(5),
  by: linda.id,
  evidence: 'server' as const,
  messageId: idOf<MessageId>('answer'),
  dueBy: hoursLater(48),
  ...over,
});

function two(one: Partial<Inquiry> = {}, other: Partial<Inquiry> = {}) {
  const made = team(one);
  made.put('inquiries', anInquiry({ id: otherId, ...other }));
  made.put('messages', aMessage('of other', { inquiryId: otherId }));
  return made;
}
const of = (made: ReturnType<typeof team>, id: InquiryId) => made.rows.inquiries.get(id);
const mailsOf = (made: ReturnType<typeof team>, id: InquiryId) =>
  [...made.rows.messages.values()].filter((one) => one.inquiryId === id).map((one) => one.id);

describe('two inquiries made one', () => {
  it('put all mails to the other and close, pointing there', () => {
    const made = two({ tags: ['a'], priority: 'high' }, { tags: ['b'], lastMessageAt: noon });
    const decision = made.act(as(linda), merge(), noon);
    expect(decision).toMatchObject({ detail: { otherId: inquiryId } });
    expect(now(made)).toMatchObject({
      stage: 'closed',
      outcome: 'none',
      mergedInto: otherId,
      closedBy: linda.id,
      replyBy: null,
    });
    expect(mailsOf(made, inquiryId)).toEqual([]);
    expect(mailsOf(made, otherId)).toHaveLength(2);
    expect(of(made, otherId)).toMatchObject({
      tags: ['b', 'a'],
      priority: 'high',
      lastMessageAt: noon,
    });
  });

  it.each<[string, Partial<Inquiry>, Partial<Inquiry>, Partial<Inquiry>]>([
    ['the earlier deadline holds', {}, { replyBy: hoursLater(60) }, { replyBy: hoursLater(48) }],
    ['it holds on either side', {}, { replyBy: hoursLater(20) }, { replyBy: hoursLater(20) }],
    [
      'a wait goes on in one that was answered before',
      { clockFrom: hoursLater(10), replyBy: hoursLater(58) },
      { replyBy: null, answer: answer() },
      { replyBy: hoursLater(58), clockFrom: hoursLater(10), answer: null },
    ],
    [
      'an answer that came later answers both',
      {},
      { replyBy: null, answer: answer() },
      { replyBy: null, answer: answer() },
    ],
    [
      'who waits there goes on waiting',
      { replyBy: null, answer: answer() },
      {},
      { replyBy: hoursLater(48), answer: null },
    ],
  ])('%s', (_what, one, other, expected) => {
    const made = two(one, other);
    made.act(as(linda), merge(), noon);
    expect(of(made, otherId)).toMatchObject(expected);
  });

  it('go on waiting for what the customer wrote in one after the answer in the other', () => {
    const made = two({}, { replyBy: null, answer: answer() });
    made.put('messages', aMessage('second', { receivedAt: hoursLater(6) }));
    made.act(as(linda), merge(), hoursLater(7));
    expect(of(made, otherId)).toMatchObject({ answer: null, replyBy: hoursLater(48) });
  });

  it('are answered by the later of their answers, and wait where that came back', () => {
    const later = answer({ at: hoursLater(8), messageId: idOf('later'), dueBy: hoursLater(54) });
    const one = { clockFrom: hoursLater(6), replyBy: null, answer: later };
    const made = two(one, { replyBy: null, answer: answer() });
    const ours = { direction: 'out', receivedAt: hoursLater(8) } as const;
    made.put(
      'messages',
      aMessage('second', { receivedAt: hoursLater(6) }),
      aMessage('later', ours),
    );
    made.act(as(linda), merge(), hoursLater(9));
    expect(of(made, otherId)).toMatchObject({ replyBy: null, answer: later });
    const back = { messageId: idOf<MessageId>('later'), status: null, isProbable: false };
    const there = { ...on(), inquiryId: otherId };
    made.act(watcher, { ...there, type: 'bounced', ...back }, hoursLater(10));
    expect(of(made, otherId)).toMatchObject({ answer: null, replyBy: hoursLater(54) });
  });

  it('is the holder’s or a manager’s word, and never about what is closed or the same', () => {
    expect(code(two({ ...held }).act(as(wang), merge(), noon))).toBe('not-yours');
    expect(code(two({ ...held }).act(as(zhou), merge(), noon))).toBe('changes');
    expect(code(two({}, shut).act(as(linda), merge(), noon))).toBe('closed');
    expect(code(two({ ...shut }).act(as(linda), merge(), noon))).toBe('closed');
    expect(code(two().act(as(linda), merge(inquiryId), noon))).toBe('not-found');
    expect(code(two().act(as(linda), merge(idOf('nowhere')), noon))).toBe('not-found');
    expect(code(two().act(watcher, merge(), noon))).toBe('not-allowed');
  });

  it('are not opened again by the one that holds no mails: it says where they are', () => {
    const made = two();
    made.act(as(linda), merge(), noon);
    expect(made.act(as(linda), { ...on(), type: 'reopen' }, noon)).toMatchObject({
      refusal: { code: 'already-tracked', inquiryId: otherId },
    });
  });
});

it('leaves everybody to the record they have', () => {
  const made = two({}, { customerId: idOf('otto') });
  made.put('customers', aCustomer({ id: idOf('otto'), addresses: ['otto@kunde.example'] }));
  const before = new Map(made.rows.customers);
  made.act(as(linda), merge(), noon);
  expect(made.rows.customers).toEqual(before);
});

describe('an inquiry made two', () => {
  const newId = idOf<InquiryId>('new');
  const split = (word: string) => ({
    ...on(),
    type: 'split' as const,
    messageId: idOf<MessageId>(word),
    newInquiryId: newId,
    newCustomerId: idOf<CustomerId>('otto'),
  });
  const otto = { name: 'Otto', address: 'otto@other.example' };
  const strays = (over: Partial<Inquiry> = {}) => {
    const made = team(over);
    const at = (hours: number) => ({ receivedAt: hoursLater(hours) });
    made.put(
      'messages',
      aMessage('before', { from: otto, ...at(1) }),
      aMessage('stray', { from: otto, subject: 'Valves', ...at(2) }),
      aMessage('more', { from: otto, ...at(3) }),
      aMessage('to greta', { direction: 'out', inReplyTo: '<first@kunde.example>', ...at(4) }),
      aMessage('to otto', { direction: 'out', inReplyTo: '<stray@kunde.example>', ...at(5) }),
    );
    return made;
  };

  it('takes the mail, what its sender wrote later, and what we answered them', () => {
    const made = strays(held);
    made.act(as(linda), split('stray'), hoursLater(10));
    expect(mailsOf(made, newId)).toEqual([idOf('stray'), idOf('more'), idOf('to otto')]);
    expect(of(made, newId)).toMatchObject({
      stage: 'open',
      assigneeId: null,
      subject: 'Valves',
      receivedAt: hoursLater(2),
      lastMessageAt: hoursLater(5),
      clockFrom: hoursLater(10),
      replyBy: hoursLater(58),
      viewedBy: linda.id,
    });
    expect(made.rows.customers.get(idOf('otto'))).toMatchObject({ addresses: [otto.address] });
    expect(now(made)).toMatchObject({ replyBy: hoursLater(48), assigneeId: linda.id });
  });

  it('gives an answer to whom it went, and lets the others wait as before', () => {
    const made = strays({ ...held, replyBy: null, answer: answer({ messageId: idOf('to otto') }) });
    made.put('messages', aMessage('to greta', { direction: 'in', inquiryId: otherId }));
    made.act(as(linda), split('stray'), hoursLater(10));
    expect(of(made, newId)).toMatchObject({
      replyBy: null,
      answer: { messageId: idOf('to otto') },
    });
    expect(now(made)).toMatchObject({ replyBy: hoursLater(48), answer: null });
  });

  it('leaves nobody waiting who was answered', () => {
    const again = { clockFrom: hoursLater(6), replyBy: hoursLater(54) };
    const made = strays({ ...held, ...again });
    made.put('messages', aMessage('last', { from: otto, receivedAt: hoursLater(6) }));
    made.act(as(linda), split('stray'), hoursLater(10));
    expect(now(made)).toMatchObject({ replyBy: null, answer: { messageId: idOf('to greta') } });
  });

  it('keeps the customer where they wrote it themselves', () => {
    const made = team();
    made.put('messages', aMessage('second', { receivedAt: noon }));
    made.act(as(linda), split('second'), noon);
    expect(of(made, newId)?.customerId).toBe(now(made).customerId);
    expect(made.rows.customers.size).toBe(1);
  });

  it('is its writer’s where the team knows them, owner and all', () => {
    const made = strays(held);
    const known = aCustomer({ id: idOf('known'), addresses: [otto.address], ownerId: wang.id });
    made.put('customers', known);
    made.act(as(linda), split('stray'), hoursLater(10));
    expect(of(made, newId)?.customerId).toBe(known.id);
    expect(made.rows.customers.get(known.id)).toEqual(known);
    expect(made.rows.customers.size).toBe(2);
  });

  it('takes no id that is another customer’s', () => {
    const made = strays(held);
    const known = aCustomer({ id: idOf('otto'), addresses: ['olga@else.example'] });
    made.put('customers', known);
    expect(code(made.act(as(linda), split('stray'), hoursLater(10)))).toBe('stale');
    expect(made.rows.customers.get(known.id)).toEqual(known);
  });

  it('is refused where nothing of the customer’s would be left, or nothing is to be split off', () => {
    expect(code(team().act(as(linda), split('first'), noon))).toBe('stale');
    const made = strays();
    expect(code(made.act(as(linda), split('to otto'), noon))).toBe('not-found');
    expect(code(made.act(as(linda), split('nowhere'), noon))).toBe('not-found');
    made.put('inquiries', anInquiry({ id: newId }));
    expect(code(made.act(as(linda), split('stray'), noon))).toBe('stale');
  });
});

describe('who looks after a customer', () => {
  const own = (memberId: typeof linda.id | null) => ({
    ...on(),
    type: 'set-owner' as const,
    memberId,
  });
  const owner = (made: ReturnType<typeof team>) => made.rows.customers.get(idOf('greta'))?.ownerId;

  it('is a manager’s to say, or a rep’s of themselves where nobody does', () => {
    const made = team();
    expect(code(made.act(as(linda), own(wang.id), noon))).toBe('not-allowed');
    made.act(as(linda), own(linda.id), noon);
    expect(owner(made)).toBe(linda.id);
    expect(code(made.act(as(wang), own(wang.id), noon))).toBe('not-allowed');
    made.act(as(zhou), own(wang.id), noon);
    expect(owner(made)).toBe(wang.id);
    made.act(as(wang), own(null), noon);
    expect(owner(made)).toBeNull();
  });

  it('is nobody who left, and the same again is nothing', () => {
    const made = team();
    made.put('members', { ...wang, leftAt: noon });
    expect(code(made.act(as(zhou), own(wang.id), noon))).toBe('member-gone');
    made.act(as(zhou), own(linda.id), noon);
    const count = made.log.length;
    made.act(as(zhou), own(linda.id), noon);
    expect(made.log).toHaveLength(count);
  });
});
