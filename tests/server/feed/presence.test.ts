import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import {
  anAction,
  anOpening,
  as,
  done,
  openDeps,
  watcher,
  type ServerDeps,
} from '#tests/support/server-deps.ts';
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
let process: Process;
beforeAll(async () => {
  deps = await openDeps();
});
beforeEach(() => {
  process = aProcess(deps);
});
afterEach(() => process.feed.stop());
afterAll(() => deps.close());

describe('who else is here', () => {
  it('is told to colleagues, not to oneself, and only when it changes', async () => {
    const { team, pumps, valves } = await aDesk(deps);
    const linda = await process.line(team.id, team.linda);
    const wang = await process.line(team.id, team.wang);
    await wang.here(viewing(pumps));
    await linda.tells([of(team.wang, viewing(pumps))]);
    await wang.here(viewing(pumps));
    await wang.here(viewing(pumps));
    await wang.here(writing(pumps));
    await linda.tells([of(team.wang, writing(pumps))]);
    await wang.here(viewing(pumps), writing(valves));
    await linda.tells([of(team.wang, viewing(pumps)), of(team.wang, writing(valves))]);
    expect(linda.presences()).toHaveLength(3);
    expect(wang.presences()).toEqual([]);
  });

  it('is told to whoever comes later', async () => {
    const { team, pumps } = await aDesk(deps);
    const wang = process.dial(team.id, team.wang);
    // Said before the server has looked at the token.
    await wang.here(writing(pumps));
    const linda = await process.line(team.id, team.linda);
    await linda.tells([of(team.wang, writing(pumps))]);
    const other = await process.line(team.id, team.linda, 'phone');
    await other.tells([of(team.wang, writing(pumps))]);
    expect(linda.presences()).toHaveLength(1);
  });

  it('is one presence of each member, whatever they sit at', async () => {
    const { team, pumps } = await aDesk(deps);
    const linda = await process.line(team.id, team.linda);
    const desk = await process.line(team.id, team.wang, 'desk');
    await desk.here(viewing(pumps));
    await linda.tells([of(team.wang, viewing(pumps))]);
    process.setNow(secondsLater(5));
    await (await process.line(team.id, team.wang, 'laptop')).here(writing(pumps));
    await linda.tells([{ doing: 'writing', since: secondsLater(5).toISOString() }]);
    // The laptop says it no longer, the desk does.
    process.setNow(secondsLater(15));
    await desk.here(viewing(pumps));
    process.setNow(secondsLater(24));
    await desk.here(viewing(pumps));
    await linda.tells([{ doing: 'writing' }]);
    process.setNow(secondsLater(25));
    await linda.tells([{ doing: 'viewing', since: secondsLater(0).toISOString() }]);
  });

  it('fades twenty seconds after it was last said, whether or not the line is still there', async () => {
    const { team, pumps, valves } = await aDesk(deps);
    const linda = await process.line(team.id, team.linda);
    const wang = await process.line(team.id, team.wang);
    await wang.here(writing(pumps));
    await (await process.line(team.id, team.max)).here(viewing(valves));
    await linda.tells([{ doing: 'writing' }, { doing: 'viewing' }]);
    wang.gone();
    process.setNow(secondsLater(10));
    await (await process.line(team.id, team.max)).here(viewing(valves));
    process.setNow(secondsLater(19));
    await (await process.line(team.id, team.ada)).here(viewing(valves));
    await linda.tells([{}, {}, of(team.ada, viewing(valves))]);
    process.setNow(secondsLater(20));
    await linda.tells([of(team.max, viewing(valves)), of(team.ada, viewing(valves))]);
    process.setNow(secondsLater(60));
    await linda.tells([]);
  });

  it('is the same for a device that comes back on another line', async () => {
    const { team, pumps } = await aDesk(deps);
    const linda = await process.line(team.id, team.linda);
    const first = await process.line(team.id, team.wang);
    await first.here(writing(pumps));
    await linda.tells([{ doing: 'writing' }]);
    first.gone();
    const second = await process.line(team.id, team.wang);
    process.setNow(secondsLater(15));
    await second.here(writing(pumps));
    process.setNow(secondsLater(30));
    await (await process.line(team.id, team.max)).here(viewing(pumps));
    await linda.tells([
      { doing: 'writing', since: secondsLater(0).toISOString() },
      { doing: 'viewing' },
    ]);
    // The first line has no say any more, though it was heard less than twenty seconds ago.
    await second.here(viewing(pumps));
    await linda.tells([of(team.max, viewing(pumps)), of(team.wang, viewing(pumps))]);
  });

  it('ends at once for a device that is signed out, and for a member who leaves', async () => {
    const { team, pumps } = await aDesk(deps);
    const linda = await process.line(team.id, team.linda);
    const wang = await process.line(team.id, team.wang);
    const max = await process.line(team.id, team.max);
    await wang.here(writing(pumps));
    await linda.tells([of(team.wang, writing(pumps))]);
    process.revoked.add(wang.token);
    deps.signals.announce({ kind: 'doors', teamId: team.id });
    await linda.tells([]);
    await max.here(viewing(pumps));
    await linda.tells([of(team.max, viewing(pumps))]);
    await done(deps, team.id, as(team.ada), anAction('leave', { memberId: team.max.id }));
    await linda.tells([]);
  });
});

describe('who may not see an inquiry', () => {
  it('hears nothing of it, says nothing of it, and no more once it is hidden', async () => {
    const { team, pumps, valves } = await aDesk(deps, 'own-and-pool');
    await done(deps, team.id, as(team.wang), anAction('claim', { inquiryId: pumps }));
    const linda = await process.line(team.id, team.linda);
    const max = await process.line(team.id, team.max);
    const wang = await process.line(team.id, team.wang);
    await wang.here(writing(pumps));
    await max.tells([of(team.wang, writing(pumps))]);
    // Of an inquiry that is not hers to see Linda cannot say anything either.
    await linda.here(writing(pumps), viewing(valves));
    await max.tells([{ memberId: team.wang.id }, of(team.linda, viewing(valves))]);
    expect(linda.presences()).toEqual([]);
    await wang.here(viewing(valves));
    await linda.tells([of(team.wang, viewing(valves))]);
    await done(deps, team.id, as(team.wang), anAction('claim', { inquiryId: valves }));
    await linda.tells([]);
    expect(JSON.stringify(linda.heard)).not.toContain(pumps);
  });

  it('is also who belongs to another team', async () => {
    const [ours, theirs] = [await aDesk(deps), await aDesk(deps)];
    const linda = await process.line(ours.team.id, ours.team.linda);
    const stranger = await process.line(theirs.team.id, theirs.team.linda);
    const guest = await process.line(theirs.team.id, theirs.team.wang);
    const unknown = deps.newId() as InquiryId;
    await guest.here(writing(ours.pumps), viewing(unknown), viewing(theirs.pumps));
    await stranger.tells([of(theirs.team.wang, viewing(theirs.pumps))]);
    await (await process.line(ours.team.id, ours.team.wang)).here(viewing(ours.valves));
    await linda.tells([of(ours.team.wang, viewing(ours.valves))]);
    expect([stranger, linda].map((line) => line.presences().length)).toEqual([1, 1]);
  });

  it('hears of an inquiry that was said too early as soon as it is there', async () => {
    const { team, pumps } = await aDesk(deps);
    const linda = await process.line(team.id, team.linda);
    const wang = await process.line(team.id, team.wang);
    const later = anOpening(team.mailboxId);
    await wang.here(viewing(later.inquiryId));
    await (await process.line(team.id, team.max)).here(viewing(pumps));
    await linda.tells([of(team.max, viewing(pumps))]);
    await done(deps, team.id, watcher, later);
    await linda.tells([{}, {}]);
  });
});
