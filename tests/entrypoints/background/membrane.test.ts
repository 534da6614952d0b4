import { openTabs, startWorker, type AWorker } from './a-worker.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Answer } from '#lib/protocol/api.ts';
import type { ListRow } from '#lib/protocol/chip.ts';
import { DraftId, type Addressed } from '#lib/protocol/guard.ts';
import type { Replica } from '#lib/replica/database.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { language } from '#lib/settings/settings.ts';
import { aReplica, be, bring, performAll, upsert } from '#tests/lib/replica/a-replica.ts';
import {
  aCustomer,
  aMailbox,
  aMember,
  aMessage,
  anInquiry,
  aTemplate,
  hoursLater,
  morning,
} from '#tests/support/rows.ts';
import { until } from '#tests/support/until.ts';

const linda = aMember('Linda');
const wang = aMember('Wang', 'rep', { title: 'Head of valves', region: 'Andes' });
const customer = aCustomer({
  name: 'Zebulon Quark',
  company: 'Quark Marine',
  phone: '+4940123456',
});
const from = { name: 'Zebulon Quark', address: 'greta@kunde.example' };
const mail = aMessage('first', {
  from,
  snippet: 'Forty bilge pumps, secretly',
  keys: ['3:abcdef'],
});
const inquiry = anInquiry({
  stage: 'claimed',
  assigneeId: wang.id,
  assignedAt: hoursLater(-1),
  product: 'Bilge pump NQ-80',
  tags: ['urgent-hamburg'],
  snippet: mail.snippet,
  viewBy: null,
  clockFrom: hoursLater(-3),
});
const draftId = DraftId.parse('0123456789abcdef0123456789abcdef');

/** Whatever of a team's data a page must never hear, as text. */
const secrets = [
  inquiry.id,
  customer.id,
  mail.id,
  inquiry.mailboxId,
  linda.id,
  wang.id,
  customer.name,
  'Quark',
  customer.phone,
  'secretly',
  'NQ-80',
  'urgent-hamburg',
  inquiry.replyBy?.toISOString(),
  inquiry.clockFrom.toISOString(),
  wang.address,
  wang.title,
  wang.region,
  linda.address,
  aTemplate().name,
  'Acme',
  ...mail.keys,
].map((secret) => JSON.stringify(secret ?? 'missing').replaceAll('"', ''));

const answered: Sighting = {
  webmail: 'roundcube',
  account: 'info@acme.test',
  place: null,
  gmail: null,
  rfcMessageId: mail.rfcMessageId,
  from,
  subject: 'Re: Pumps',
  recipients: [],
  sentAt: null,
  tiers: [],
  keys: [],
};
const row: ListRow = { ...answered, key: 'a' };
const addressed: Addressed = { from: 'someone@acme.test', to: [] };

let replica: Replica;
let worker: AWorker;
let tabs: ReturnType<typeof openTabs>;
let answer: (id: Answer['actionId']) => unknown;
beforeEach(async () => {
  replica = aReplica();
  await be(replica, linda);
  await bring(
    replica,
    1,
    ...upsert('members', linda, wang),
    ...upsert('mailboxes', aMailbox()),
    ...upsert('customers', customer),
    ...upsert('templates', aTemplate()),
    ...upsert('inquiries', inquiry),
    ...upsert('messages', mail),
  );
  await language.write('en');
  tabs = openTabs([1]);
  answer = () => null;
  const send = async ({ id }: { id: Answer['actionId'] }) => answer(id) as never;
  worker = startWorker(replica, tabs, { parts: { now: () => morning }, sync: { send } });
});
afterEach(async () => {
  worker.stop();
  await replica.delete();
});

/** Everything a page of this inquiry is ever told, from coming up to sending. */
async function everything(): Promise<unknown[]> {
  const opened = () =>
    worker.say(1, { type: 'draft-opened', draft: { id: draftId, answered, addressed } });
  const begin = (anyway: boolean) =>
    worker.say(1, { type: 'begin-send', draftId, addressed, anyway });
  const heard: unknown[] = [
    await worker.say(1, { type: 'page', webmail: 'roundcube' }),
    await worker.say(1, { type: 'folded', folded: false }),
    await worker.say(1, {
      type: 'here',
      sight: { kind: 'message', sighting: answered },
      isVisible: true,
    }),
    await worker.say(1, { type: 'rows', nth: 1, rows: [row] }),
    await opened(),
  ];
  // Everything that may be pushed, and each verdict a Send may be answered.
  const at = {
    inquiryId: inquiry.id,
    memberId: wang.id,
    doing: 'writing',
    since: morning,
  } as const;
  await keepPresences(replica, [at]);
  await bring(
    replica,
    2,
    ...upsert('inquiries', { ...inquiry, stage: 'open', assigneeId: null, seq: 2 }),
  );
  await until(() => tabs.told.some(([, message]) => message.type === 'verdict'));
  await until(() => tabs.told.some(([, message]) => message.type === 'chips'));
  // While a colleague writes, the server is not asked.
  heard.push(await begin(false));
  await keepPresences(replica, []);
  const isFree = (message: (typeof tabs.told)[number][1]): boolean =>
    message.type === 'verdict' && message.verdict?.kind === 'free';
  await until(() => tabs.told.some(([, message]) => isFree(message)));
  const refusal = { code: 'already-sending', memberId: wang.id, at: morning };
  answer = (actionId) => ({ actionId, status: 'refused', refusal });
  heard.push(await begin(false));
  answer = (actionId) => ({ actionId, status: 'done', seq: 9 });
  heard.push(await begin(false), await begin(true));
  heard.push(
    await worker.say(1, { type: 'end-send', draftId }),
    await worker.say(1, {
      type: 'sent',
      sent: { answered, from: null, to: [from], subject: 'Re: Pumps', sentAt: morning, keys: [] },
    }),
    await worker.say(1, { type: 'draft-closed', draftId }),
    await worker.say(1, {
      type: 'anchors',
      webmail: 'roundcube',
      report: { isEnough: true, missing: [], hits: {} },
    }),
  );
  return [...heard, ...tabs.told.map(([, message]) => message)];
}

it('lets nothing of the team’s data into a page but what is listed', async () => {
  const heard = await everything();
  const text = JSON.stringify(heard);
  expect(secrets).not.toContain('missing');
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  // It was about this inquiry all along.
  expect(heard).toContainEqual({ again: true });
  expect(heard).toContainEqual([
    expect.objectContaining({ holder: 'other', text: 'WA', label: 'Wang’s, time is plenty' }),
  ]);
  expect(heard).toContainEqual({
    verdict: { kind: 'held', name: 'Wang', at: hoursLater(-1).toISOString() },
    isInquiry: true,
  });
  expect(heard).toContainEqual({ kind: 'beaten', name: 'Wang', at: morning.toISOString() });
  expect(heard).toContainEqual({
    kind: 'wrong-from',
    from: 'someone@acme.test',
    mailbox: 'info@acme.test',
  });
});

it('tells a page that guesses at other people’s mail nothing', async () => {
  const strange = { ...answered, from: { name: '', address: 'mallory@evil.example' } };
  const place = { folder: 'INBOX', uid: 1 };
  const sight = { kind: 'message', sighting: strange } as const;
  expect(await worker.say(1, { type: 'here', sight, isVisible: true })).toEqual({ again: false });
  const rows = [
    { ...row, from: strange.from },
    { ...row, key: 'b', from: null, place },
  ];
  expect(await worker.say(1, { type: 'rows', nth: 1, rows })).toEqual([]);
  const draft = { id: draftId, answered: strange, addressed };
  expect(await worker.say(1, { type: 'draft-opened', draft })).toEqual({
    verdict: null,
    isInquiry: false,
  });
  await performAll(replica, { type: 'claim', inquiryId: inquiry.id });
  expect(await worker.say(1, { type: 'begin-send', draftId, addressed, anyway: true })).toBeNull();
});
