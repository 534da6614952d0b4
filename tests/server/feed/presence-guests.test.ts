import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Signal } from '#server/database/signals.ts';
import { openDeps, type ServerDeps } from '#tests/support/server-deps.ts';
import { aDesk, aProcess, of, viewing, writing, type Process } from './presence-desk.ts';

let deps: ServerDeps;
let process: Process;
beforeAll(async () => {
  deps = await openDeps();
});
beforeEach(() => {
  process = aProcess(deps);
});
afterEach(() => process.feed.stop());
afterAll(() => deps.close());

it('takes no more places than a device can have, nor what is no place', async () => {
  const { team, pumps, valves } = await aDesk(deps);
  const linda = await process.line(team.id, team.linda);
  const wang = await process.line(team.id, team.wang);
  const many = (count: number) =>
    Array.from({ length: count }, () => viewing(deps.newId() as InquiryId));
  await wang.here(viewing(pumps), ...many(9_999));
  await wang.here(viewing(pumps), ...many(20));
  await wang.say({ type: 'here' });
  await wang.say({ type: 'here', places: { ...[viewing(pumps)], length: 1 } });
  await wang.say({ type: 'here', places: [{ ...viewing(pumps), doing: 'watching' }] });
  await wang.say({
    type: 'here',
    places: [{ inquiryId: `${pumps}' or '1'='1`, doing: 'viewing' }],
  });
  await wang.say({ type: 'here', places: [null] });
  await (await process.line(team.id, team.max)).here(viewing(valves));
  await linda.tells([of(team.max, viewing(valves))]);
  await wang.here(...many(19), viewing(pumps));
  await linda.tells([of(team.wang, viewing(pumps)), of(team.max, viewing(valves))]);
});

it('gives nobody a place whose word it does not believe', async () => {
  const { team, pumps, valves } = await aDesk(deps);
  const linda = await process.line(team.id, team.linda);
  const revoked = `${team.id} ${team.wang.id} stolen`;
  process.revoked.add(revoked);
  const thief = process.dial(team.id, team.wang, 'stolen');
  await thief.here(writing(pumps));
  await (await process.line(team.id, team.max)).here(viewing(valves));
  await linda.tells([of(team.max, viewing(valves))]);
});

it('makes of a flood few words, and the last of it is what holds', async () => {
  const { team, pumps, valves } = await aDesk(deps);
  const linda = await process.line(team.id, team.linda);
  const wang = await process.line(team.id, team.wang);
  await (await process.line(team.id, team.ada)).here(viewing(pumps));
  await linda.tells([{}]);
  const signals: Signal[] = [];
  const leave = deps.signals.subscribe((signal) => signals.push(signal));
  for (let n = 0; n < 2_500; n += 1) {
    await wang.here(viewing(pumps));
    await wang.here(writing(valves));
  }
  await wang.here(writing(pumps));
  await linda.tells([of(team.ada, viewing(pumps)), of(team.wang, writing(pumps))]);
  leave();
  expect(linda.presences().length).toBeLessThan(100);
  expect(signals.length).toBeLessThan(100);
});
