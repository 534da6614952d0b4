import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RowSight } from '#lib/domain/row-recognition.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { clearRows } from '#lib/replica/clear.ts';
import type { Replica } from '#lib/replica/database.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { rowStandings } from '#lib/replica/queries/row-standings.ts';
import { rememberRecognised } from '#lib/replica/recognised.ts';
import {
  aMailbox,
  aMember,
  aMessage,
  anInquiry,
  hoursLater,
  idOf,
  morning,
} from '#tests/support/rows.ts';
import { aReplica, be, bring, performAll, upsert } from '../a-replica.ts';

const [linda, wang, sun] = [aMember('Linda'), aMember('Wang'), aMember('Sun')];
const inquiryId = idOf<Inquiry['id']>('inquiry');
const place = { account: 'info@acme.test', folder: 'INBOX', uidValidity: 7, uid: 12 };
const greta = { name: 'Greta Kunde', address: 'greta@kunde.example' };
const row = (over: Partial<RowSight> = {}): RowSight => ({
  account: 'info@acme.test',
  place: null,
  gmail: null,
  from: greta,
  subject: 'Re: Pumps',
  sentAt: null,
  ...over,
});

let replica: Replica;
let seq = 1;
beforeEach(async () => {
  replica = aReplica();
  await be(replica, linda);
  const first = aMessage('first', { places: [place] });
  await bring(
    replica,
    (seq += 1),
    ...upsert('members', linda, wang, sun),
    ...upsert('mailboxes', aMailbox()),
    ...upsert('messages', first),
  );
  await stand({});
});
afterEach(() => replica.delete());

const stand = (over: Partial<Inquiry>) =>
  bring(replica, (seq += 1), ...upsert('inquiries', anInquiry({ ...over, seq })));
const look = async (over: Partial<RowSight> = {}, hours = 0) => {
  const [standing] = await rowStandings(replica, [row(over)], hoursLater(hours));
  return standing;
};

it('says how it stands with time, and when that changes', async () => {
  const { viewBy, replyBy } = anInquiry();
  expect(await look()).toEqual({
    holder: 'nobody',
    state: 'plenty',
    who: null,
    isMe: false,
    presence: null,
    changesAt: hoursLater(24 * 0.8),
  });
  expect(await look({}, 20)).toMatchObject({ state: 'soon', changesAt: viewBy });
  expect(await look({}, 24)).toMatchObject({ state: 'over', changesAt: null });
  await stand({ viewBy: null });
  expect(await look({}, 47)).toMatchObject({ state: 'soon', changesAt: replyBy });
});

it('says whose it is, who answered, and that it is closed', async () => {
  await stand({ stage: 'claimed', assigneeId: linda.id });
  expect(await look()).toMatchObject({ holder: 'me', who: linda, isMe: true });
  await stand({ stage: 'claimed', assigneeId: wang.id });
  expect(await look()).toMatchObject({ holder: 'other', who: wang, isMe: false });
  const answer = {
    at: morning,
    by: sun.id,
    evidence: 'server',
    messageId: null,
    dueBy: null,
  } as const;
  const done = { viewBy: null, replyBy: null, answer };
  await stand({ stage: 'claimed', assigneeId: wang.id, ...done });
  expect(await look()).toMatchObject({ holder: 'other', state: 'answered', who: sun });
  await stand({ ...done, answer: { ...answer, by: null } });
  expect(await look()).toMatchObject({ holder: 'nobody', state: 'answered', who: null });
  await stand({ stage: 'claimed', assigneeId: wang.id, viewBy: null, replyBy: null });
  expect(await look()).toMatchObject({ state: 'paused', changesAt: null });
  await stand({ stage: 'closed', outcome: 'won' });
  expect(await look()).toMatchObject({ state: 'closed', changesAt: null });
});

it('counts in what the person did a moment before', async () => {
  await performAll(replica, { type: 'claim', inquiryId });
  expect(await look()).toMatchObject({ holder: 'me', isMe: true });
});

it('says what a colleague does, writing before reading, and never what I do', async () => {
  const at = (memberId: string, doing: 'viewing' | 'writing') =>
    ({ inquiryId, memberId: memberId as never, doing, since: morning }) as const;
  await stand({ stage: 'claimed', assigneeId: wang.id });
  await keepPresences(replica, [at(wang.id, 'viewing')]);
  expect((await look())?.presence).toEqual({ doing: 'viewing', isWho: true });
  await keepPresences(replica, [at(wang.id, 'viewing'), at(sun.id, 'writing')]);
  expect((await look())?.presence).toEqual({ doing: 'writing', isWho: false });
  await keepPresences(replica, [at(linda.id, 'writing')]);
  expect((await look())?.presence).toBeNull();
});

it('says nothing of a mailbox that is watched no more, nor to nobody', async () => {
  await bring(replica, (seq += 1), ...upsert('mailboxes', aMailbox({ active: false, seq })));
  expect(await look()).toBeNull();
  await bring(replica, (seq += 1), ...upsert('mailboxes', aMailbox({ seq })));
  expect(await look()).not.toBeNull();
  await replica.meta.delete('me');
  expect(await look()).toBeNull();
  await be(replica, linda);
  await clearRows(replica);
  expect(await look()).toBeNull();
});

it('tells each row by itself, in their order', async () => {
  const valves = aMessage('valves', { inquiryId: idOf('valves'), subject: 'Valves' });
  await bring(
    replica,
    (seq += 1),
    ...upsert('messages', valves),
    ...upsert('inquiries', anInquiry({ id: idOf('valves'), stage: 'closed' })),
  );
  const rows = [
    row({ subject: 'Fwd: Valves' }),
    row({ subject: 'Newsletter' }),
    row({ place: { folder: 'INBOX', uid: 12 } }),
    row({ from: { name: '', address: 'info@acme.test' } }),
  ];
  const states = (await rowStandings(replica, rows, morning)).map((one) => one?.state ?? null);
  expect(states).toEqual(['closed', null, 'plenty', null]);
});

it('believes no sender and subject that very many mails share', async () => {
  const many = Array.from({ length: 50 }, (_, index) => aMessage(`form ${index}`));
  await bring(replica, (seq += 1), ...upsert('messages', ...many));
  expect(await look()).toBeNull();
  expect(await look({ place: { folder: 'INBOX', uid: 12 } })).not.toBeNull();
});

it('finds by the day shown, however many came on other days', async () => {
  const many = Array.from({ length: 60 }, (_, index) => {
    const at = hoursLater(24 * 7 * (index + 1));
    return aMessage(`week ${index}`, { inquiryId: idOf('others'), sentAt: at, receivedAt: at });
  });
  await bring(replica, (seq += 1), ...upsert('messages', ...many));
  expect(await look({ sentAt: hoursLater(5) })).toMatchObject({ state: 'plenty' });
});

it('knows a row by the webmail’s own id, once its mail was open here', async () => {
  const bare = { from: null, webmailId: 'AAQk' };
  expect(await look(bare)).toBeNull();
  const messageId = aMessage('first').id;
  await rememberRecognised(replica, { webmailId: 'AAQk', inquiryId, messageId });
  expect(await look(bare)).toMatchObject({ state: 'plenty' });
  expect(await look({ ...bare, subject: 'Invoice' })).toBeNull();
  await clearRows(replica);
  expect(await replica.recognised.count()).toBe(0);
});
