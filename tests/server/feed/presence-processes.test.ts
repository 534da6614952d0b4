import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mostToldOfMember, type Signal } from '#server/database/signals.ts';
import { anOpening, done, openDeps, watcher, type ServerDeps } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';
import {
  aDesk,
  aProcess,
  of,
  secondsLater,
  viewing,
  writing,
  type Process,
} from './presence-desk.ts';

let deps: ServerDeps;
let others: ServerDeps;
let one: Process;
let other: Process;
beforeAll(async () => {
  deps = await openDeps();
  // The embedded database has one process; there two feeds hear each other within it.
  others = process.env.DATABASE_URL ? await openDeps() : deps;
});
beforeEach(() => {
  [one, other] = [aProcess(deps), aProcess(others)];
});
afterEach(() => {
  one.feed.stop();
  other.feed.stop();
});
afterAll(async () => {
  if (others !== deps) await others.close();
  await deps.close();
});

describe('two processes', () => {
  it('tell each other who is where, and who left', async () => {
    const { team, pumps } = await aDesk(deps);
    const linda = await other.line(team.id, team.linda);
    const wang = await one.line(team.id, team.wang);
    await wang.here(viewing(pumps));
    await linda.tells([of(team.wang, viewing(pumps))]);
    await wang.here(writing(pumps));
    await linda.tells([of(team.wang, writing(pumps))]);
    wang.gone();
    // By the clock of the process that knows; the other's stands still.
    one.setNow(secondsLater(20));
    await linda.tells([]);
  });

  it('let fade what a dead one left', async () => {
    const { team, pumps } = await aDesk(deps);
    const linda = await other.line(team.id, team.linda);
    await (await one.line(team.id, team.wang)).here(writing(pumps));
    await linda.tells([of(team.wang, writing(pumps))]);
    one.feed.stop();
    other.setNow(secondsLater(19));
    await (await other.line(team.id, team.max)).here(viewing(pumps));
    await linda.tells([of(team.wang, writing(pumps)), of(team.max, viewing(pumps))]);
    other.setNow(secondsLater(20));
    await linda.tells([of(team.max, viewing(pumps))]);
  });

  it('take over a device with all the time it has been there', async () => {
    const { team, pumps } = await aDesk(deps);
    const linda = await other.line(team.id, team.linda);
    await (await one.line(team.id, team.wang)).here(writing(pumps));
    await linda.tells([of(team.wang, writing(pumps))]);
    one.feed.stop();
    other.setNow(secondsLater(15));
    await (await other.line(team.id, team.wang)).here(writing(pumps));
    other.setNow(secondsLater(30));
    await (await other.line(team.id, team.max)).here(viewing(pumps));
    const since = secondsLater(0).toISOString();
    await linda.tells([{ ...of(team.wang, writing(pumps)), since }, of(team.max, viewing(pumps))]);
  });

  it('say again what stays, so that it stays, and a process that comes later learns it', async () => {
    const { team, pumps } = await aDesk(deps);
    const wang = await one.line(team.id, team.wang);
    const linda = await other.line(team.id, team.linda);
    await wang.here(writing(pumps));
    await linda.tells([of(team.wang, writing(pumps))]);
    const heard: Signal[] = [];
    const leave = others.signals.subscribe((signal) => {
      if (signal.kind === 'presence') heard.push(signal);
    });
    const third = aProcess(others);
    for (const seconds of [8, 16, 24]) {
      const before = heard.length;
      one.setNow(secondsLater(seconds));
      await wang.here(writing(pumps));
      await until(() => heard.length > before, { every: 10 });
      other.setNow(secondsLater(seconds));
    }
    leave();
    await (await third.line(team.id, team.ada)).tells([of(team.wang, writing(pumps))]);
    third.feed.stop();
    await (await other.line(team.id, team.max)).here(viewing(pumps));
    await linda.tells([of(team.wang, writing(pumps)), of(team.max, viewing(pumps))]);
  });

  it('carry no more of a member than fits a notification, however many devices', async () => {
    const { team } = await aDesk(deps);
    const places = [];
    for (let n = 0; n < 60; n += 1) {
      const opening = anOpening(team.mailboxId);
      await done(deps, team.id, watcher, opening);
      places.push(viewing(opening.inquiryId));
    }
    const near = await one.line(team.id, team.linda);
    const far = await other.line(team.id, team.linda);
    for (const from of [0, 20, 40]) {
      await (
        await one.line(team.id, team.wang, `device ${from}`)
      ).here(...places.slice(from, from + 20));
    }
    await near.tells(places.map((place) => of(team.wang, place)));
    await until(() => far.presences().at(-1)?.length === mostToldOfMember);
    expect(far.presences().at(-1)).toHaveLength(mostToldOfMember);
  });
});
