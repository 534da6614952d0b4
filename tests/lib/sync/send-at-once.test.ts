import 'fake-indexeddb/auto';
import '#tests/support/extension-browser.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { v7 } from 'uuid';
import type { ActionOf } from '#lib/domain/action.ts';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { startSync, type Sync } from '#lib/sync/sync.ts';
import { servedApiOfFile } from '#tests/support/api-of-file.ts';
import { aTeam, anOpening, done, watcher } from '#tests/support/server-deps.ts';
import { aDevice, type Device } from './a-device.ts';

const minute = 60_000;
vi.setConfig({ testTimeout: minute, hookTimeout: minute });
const { deps, api, server } = await servedApiOfFile();

let team: Awaited<ReturnType<typeof aTeam>>;
let inquiryId: ReturnType<typeof anOpening>['inquiryId'];
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

async function of(member: Member): Promise<Device & { sync: Sync }> {
  const device = await aDevice(`${server.url}/`, api.tokenOf(team.id, member));
  devices.push(device);
  await device.exchange();
  return { ...device, sync: startSync(device.parts, () => undefined, device.signal) };
}
const begin = (): ActionOf<'begin-send'> => ({
  type: 'begin-send',
  id: v7() as ActionId,
  at: deps.now(),
  inquiryId,
  since: deps.now(),
  anyway: false,
});
const patient = new AbortController().signal;

describe('an action that somebody waits for', () => {
  it('is done or refused there and then: of two who press Send one is first', async () => {
    const [linda, wang] = [await of(team.linda), await of(team.wang)];
    const answers = await Promise.all([
      linda.sync.send(begin(), patient),
      wang.sync.send(begin(), patient),
    ]);
    expect(answers.map((one) => one?.status).toSorted()).toEqual(['done', 'refused']);
    const refused = answers.find((one) => one?.status === 'refused');
    expect(refused).toMatchObject({ refusal: { code: 'already-sending' } });
  });

  it('comes after what waits for the same inquiry', async () => {
    const [linda, wang] = [await of(team.linda), await of(team.wang)];
    linda.setOnline(false);
    await linda.perform({ type: 'claim', inquiryId });
    linda.setOnline(true);
    expect(await linda.sync.send(begin(), patient)).toMatchObject({ status: 'done' });
    expect(await wang.sync.send(begin(), patient)).toMatchObject({
      refusal: { code: 'already-claimed', memberId: team.linda.id },
    });
  });

  it('has no answer where the server is out of reach, or nobody waits any more', async () => {
    const linda = await of(team.linda);
    expect(await linda.sync.send(begin(), AbortSignal.abort())).toBeNull();
    linda.setOnline(false);
    expect(await linda.sync.send(begin(), patient)).toBeNull();
  });
});
