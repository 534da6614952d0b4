import 'fake-indexeddb/auto';
import '#tests/support/extension-browser.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { presencesOf, type Present } from '#lib/replica/queries/presence.ts';
import { startSync } from '#lib/sync/sync.ts';
import { layLine, type Line } from '#tests/support/line.ts';
import { morning } from '#tests/support/rows.ts';
import { servedApiOfFile } from '#tests/support/api-of-file.ts';
import { aTeam, anOpening, done, watcher } from '#tests/support/server-deps.ts';
import { aDevice, seen, type Device } from './a-device.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const { deps, api, server } = await servedApiOfFile();
let line: Line;
beforeAll(async () => {
  line = await layLine(server.url);
});
afterAll(() => line.close());

let team: Awaited<ReturnType<typeof aTeam>>;
let inquiryId: InquiryId;
const devices: Device[] = [];
beforeEach(async () => {
  team = await aTeam(deps);
  const opening = anOpening(team.mailboxId);
  ({ inquiryId } = opening);
  await done(deps, team.id, watcher, opening);
});
afterEach(() => {
  for (const device of devices.splice(0)) device.stop();
});

/** A connected browser; what is left of an earlier worker is `left`. */
async function aBrowser(member: Member, base = server.url, left: Member | null = null) {
  const device = await aDevice(`${base}/`, api.tokenOf(team.id, member));
  devices.push(device);
  const { replica } = device;
  if (left) {
    await keepPresences(replica, [
      { inquiryId, memberId: left.id, doing: 'writing', since: morning },
    ]);
  }
  const sync = startSync(device.parts, () => undefined, device.signal);
  await sync.exchange();
  const who = (isSo: (present: Present[]) => boolean) =>
    seen(() => presencesOf(replica, inquiryId), isSo);
  return { sync, who, replica };
}

it('shows a colleague what is in front of somebody, for as long as there is a line', async () => {
  const wang = await aBrowser(team.wang);
  const linda = await aBrowser(team.linda, line.url);
  linda.sync.attend();
  wang.sync.here([{ inquiryId, doing: 'viewing' }]);
  const [present] = await linda.who(([one]) => one?.doing === 'viewing');
  expect(present?.member.name).toBe('Wang');
  wang.sync.here([{ inquiryId, doing: 'writing' }]);
  await linda.who(([one]) => one?.doing === 'writing');
  line.cut();
  await linda.who((all) => all.length === 0);
  line.mend();
  await linda.who(([one]) => one?.doing === 'writing');
});

it('says it again on the next line', async () => {
  const linda = await aBrowser(team.linda);
  linda.sync.attend();
  const wang = await aBrowser(team.wang, line.url);
  wang.sync.here([{ inquiryId, doing: 'viewing' }]);
  await linda.who(([one]) => one?.doing === 'viewing');
  line.cut();
  wang.sync.here([{ inquiryId, doing: 'writing' }]);
  line.mend();
  await linda.who(([one]) => one?.doing === 'writing');
});

it('believes nothing that an earlier worker left, nor after disconnecting', async () => {
  const linda = await aBrowser(team.linda, server.url, team.wang);
  await linda.who((all) => all.length === 0);
  linda.sync.attend();
  const wang = await aBrowser(team.wang);
  wang.sync.here([{ inquiryId, doing: 'viewing' }]);
  await linda.who((all) => all.length === 1);
  await linda.sync.disconnect();
  await seen(
    () => linda.replica.presences.count(),
    (count) => count === 0,
  );
});
