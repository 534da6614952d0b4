import '#tests/support/extension-browser.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AnchorReport } from '#lib/protocol/bridge.ts';
import type { WebmailReport } from '#lib/protocol/webmail-health.ts';
import type { Replica } from '#lib/replica/database.ts';
import { isReported } from '#lib/replica/queries/anchors.ts';
import { reportAnchors } from '#lib/settings/settings.ts';
import { anchorReports, type AnchorReports } from '#lib/sync/anchor-reports.ts';
import { aReplica, be, bring, upsert } from '#tests/lib/replica/a-replica.ts';
import { aMember, anAnchorSet, hoursLater, idOf, morning } from '#tests/support/rows.ts';

let replica: Replica;
let sent: WebmailReport[];
let isThere: boolean;
let now: Date;
let made: number;
let take: AnchorReports;
const begin = (version = '0.1.0') =>
  anchorReports({
    replica,
    version,
    now: () => now,
    newReporter: () => `reporter ${(made += 1)}`,
    async send(report) {
      sent.push(report);
      return isThere;
    },
  });
beforeEach(async () => {
  replica = aReplica();
  [sent, isThere, now, made] = [[], true, morning, 0];
  take = begin();
  await be(replica, aMember('Linda'));
  await reportAnchors.write(true);
});
afterEach(() => replica.delete());

const found = (missing: string[], hits: Record<string, number>): AnchorReport => ({
  isEnough: missing.length === 0,
  missing,
  hits,
});
const list = found([], { list: 1, subject: 0 });
const mail = found([], { list: 0, subject: 1 });
const changed = found(['subject'], { list: 0, subject: 0 });

it('sends nothing and keeps nothing unless the person allows it', async () => {
  await reportAnchors.write(false);
  await take('roundcube', changed);
  expect(sent).toEqual([]);
  expect(await isReported(replica, 'roundcube', ['subject'])).toBe(false);
  await reportAnchors.write(true);
  await take('roundcube', changed);
  expect(sent).toEqual([
    {
      webmail: 'roundcube',
      version: '0.1.0',
      anchorVersion: null,
      reporter: 'reporter 1',
      report: changed,
    },
  ]);
});

it('tells what all kinds of pages hold, and that once a day', async () => {
  await Promise.all([take('roundcube', list), take('roundcube', mail)]);
  const both = found([], { list: 1, subject: 1 });
  expect(sent.map(({ report }) => report)).toEqual([list, both]);
  for (const one of [list, mail, found([], { list: 3, subject: 0 })]) await take('roundcube', one);
  expect(sent).toHaveLength(2);
  await take('gmail', mail);
  expect(sent).toHaveLength(3);
  now = hoursLater(24);
  await take('roundcube', list);
  expect(sent.at(-1)).toMatchObject({ webmail: 'roundcube', report: { missing: [] } });
  await take('roundcube', list);
  expect(sent).toHaveLength(4);
});

it('takes an anchor for missing until it is found, whatever other pages say', async () => {
  await take('roundcube', mail);
  await take('roundcube', changed);
  expect(sent.at(-1)?.report).toMatchObject({ isEnough: false, missing: ['subject'] });
  await take('roundcube', list);
  expect(sent.at(-1)?.report).toMatchObject({ isEnough: false, missing: ['subject'] });
  await take('roundcube', mail);
  expect(sent.at(-1)?.report).toMatchObject({ isEnough: true, missing: [] });
});

it('takes what is never counted for missing until anchors are', async () => {
  await take('gmail', found(['inboxsdk'], {}));
  await take('gmail', found(['inboxsdk'], {}));
  expect(sent.map(({ report }) => report.missing)).toEqual([['inboxsdk']]);
  await take('gmail', changed);
  await take('gmail', found(['inboxsdk'], {}));
  expect(sent.at(-1)?.report.missing).toEqual(['inboxsdk', 'subject']);
  await take('gmail', mail);
  expect(sent.at(-1)?.report).toMatchObject({ isEnough: true, missing: [] });
});

it('takes what stands there twice for missing, and for found where it stands once', async () => {
  await take('practice', found(['subject'], { subject: 2 }));
  expect(sent.at(-1)?.report.missing).toEqual(['subject']);
  await take('practice', mail);
  expect(sent.at(-1)?.report.missing).toEqual([]);
});

it('says once more what the server did not take', async () => {
  isThere = false;
  await take('roundcube', changed);
  expect(await isReported(replica, 'roundcube', ['subject'])).toBe(false);
  isThere = true;
  await begin()('roundcube', changed);
  expect(sent).toHaveLength(2);
  expect(await isReported(replica, 'roundcube', ['subject'])).toBe(true);
  expect(await isReported(replica, 'roundcube', ['subject', 'sender'])).toBe(false);
  expect(await isReported(replica, 'gmail', ['subject'])).toBe(false);
});

it('begins anew with other anchors, and with another version of its own', async () => {
  await take('roundcube', changed);
  await bring(replica, 1, ...upsert('anchorSets', anAnchorSet({ id: idOf('a'), version: 4 })));
  expect(await isReported(replica, 'roundcube', ['subject'])).toBe(false);
  await take('roundcube', list);
  expect(sent.at(-1)).toMatchObject({ anchorVersion: 4, report: list });
  await begin('0.2.0')('roundcube', list);
  expect(sent.at(-1)).toMatchObject({ version: '0.2.0', reporter: 'reporter 1' });
  expect(sent).toHaveLength(3);
});

it('is another number for who allows it again', async () => {
  await take('roundcube', mail);
  await reportAnchors.write(false);
  await take('roundcube', mail);
  await reportAnchors.write(true);
  await take('roundcube', mail);
  expect(sent.map(({ reporter }) => reporter)).toEqual(['reporter 1', 'reporter 2']);
});
