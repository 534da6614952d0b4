import { openTabs, startWorker, type AWorker } from './a-worker.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ListRow } from '#lib/protocol/chip.ts';
import type { Replica } from '#lib/replica/database.ts';
import { language } from '#lib/settings/settings.ts';
import { aReplica, be, bring, upsert } from '#tests/lib/replica/a-replica.ts';
import { aMailbox, aMember, aMessage, anAnchorSet, anInquiry } from '#tests/support/rows.ts';
import { until } from '#tests/support/until.ts';

const [linda, wang] = [aMember('Linda'), aMember('Wang')];
const row: ListRow = {
  key: 'a',
  webmail: 'roundcube',
  account: 'info@acme.test',
  place: null,
  gmail: null,
  from: { name: '', address: 'greta@kunde.example' },
  subject: 'Re: Pumps',
  sentAt: null,
};

let replica: Replica;
let tabs: ReturnType<typeof openTabs>;
let worker: AWorker;
beforeEach(async () => {
  replica = aReplica();
  await be(replica, linda);
  await bring(
    replica,
    1,
    ...upsert('members', linda, wang),
    ...upsert('mailboxes', aMailbox()),
    ...upsert('messages', aMessage('first')),
    ...upsert('inquiries', anInquiry()),
  );
  await language.write('en');
  tabs = openTabs([1, 2], [3]);
  worker = startWorker(replica, tabs);
});
afterEach(async () => {
  worker.stop();
  await replica.delete();
});

const told = (count: number) => until(() => tabs.told.length >= count && worker.told());
const claimed = (seq: number) =>
  bring(
    replica,
    seq,
    ...upsert('inquiries', anInquiry({ seq, stage: 'claimed', assigneeId: wang.id })),
  );

it('asks every page to say once more what it shows, for it remembers nothing', async () => {
  expect(await told(2)).toEqual([
    [1, { type: 'anew' }],
    [2, { type: 'anew' }],
  ]);
});

it('goes on where the last worker was stopped, once the pages have told', async () => {
  await told(2);
  await worker.say(1, { type: 'rows', nth: 1, rows: [row] });
  worker.stop();
  await claimed(2);
  worker = startWorker(replica, tabs);
  expect(await told(2)).toContainEqual([1, { type: 'anew' }]);
  const [chip] = await worker.say(1, { type: 'rows', nth: 1, rows: [row] });
  expect(chip).toMatchObject({ key: 'a', holder: 'other', text: 'WA' });
  await bring(replica, 3, ...upsert('inquiries', anInquiry({ seq: 3, stage: 'closed' })));
  const chips = { type: 'chips', nth: 1, chips: [{ text: 'Closed' }] };
  expect(await told(1)).toMatchObject([[1, chips]]);
});

it('forgets a tab that is closed, and one in which another page came up', async () => {
  await told(2);
  await worker.say(1, { type: 'rows', nth: 1, rows: [row] });
  await worker.say(2, { type: 'rows', nth: 1, rows: [row] });
  await worker.close(2);
  await claimed(2);
  expect(await told(1)).toMatchObject([[1, { type: 'chips' }]]);
  await worker.say(1, { type: 'page', webmail: 'roundcube' });
  await worker.say(2, { type: 'rows', nth: 1, rows: [row] });
  await bring(replica, 3, ...upsert('inquiries', anInquiry({ seq: 3, stage: 'closed' })));
  expect(await told(1)).toMatchObject([[2, { type: 'chips' }]]);
});

it('asks every page to settle in anew when another language is chosen, and only then', async () => {
  await told(2);
  await language.write('zh');
  expect(await told(2)).toEqual([
    [1, { type: 'settle' }],
    [2, { type: 'settle' }],
  ]);
  const [chip] = await worker.say(1, { type: 'rows', nth: 1, rows: [row] });
  expect(chip?.text).toBe('未认领');
});

it('gives a page the anchors in use, and has it settle in anew when they change', async () => {
  await told(2);
  const page = { type: 'page', webmail: 'roundcube' } as const;
  expect((await worker.say(1, page)).anchors).toEqual([]);
  const set = anAnchorSet();
  await bring(replica, 2, ...upsert('anchorSets', set));
  expect(await told(2)).toEqual([
    [1, { type: 'settle', webmail: 'roundcube' }],
    [2, { type: 'settle', webmail: 'roundcube' }],
  ]);
  const inUse = Object.entries(set.anchors).map(([name, selector]) => ({ name, selector }));
  expect((await worker.say(1, page)).anchors).toEqual(inUse);
  expect((await worker.say(1, { type: 'page', webmail: 'gmail' })).anchors).toEqual([]);
  // As shipped once more.
  await bring(replica, 3, ...upsert('anchorSets', { ...set, isActive: false, seq: 3 }));
  expect(await told(2)).toHaveLength(2);
  expect((await worker.say(1, page)).anchors).toEqual([]);
});
