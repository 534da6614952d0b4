import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InquiryId } from '#lib/domain/ids.ts';
import { maySee } from '#lib/domain/may-see.ts';
import type { Visibility } from '#lib/domain/team.ts';
import { whoSees } from '#server/services/sight/who-sees.ts';
import {
  aTeam,
  anAction,
  anOpening,
  as,
  done,
  openDeps,
  watcher,
  type ServerDeps,
} from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

/** One inquiry of the pool, one of Wang's. */
async function aDesk(visibility: Visibility) {
  const team = await aTeam(deps, visibility);
  const [pool, wangs] = [anOpening(team.mailboxId), anOpening(team.mailboxId)];
  for (const opening of [pool, wangs]) await done(deps, team.id, watcher, opening);
  await done(deps, team.id, as(team.wang), anAction('claim', { inquiryId: wangs.inquiryId }));
  return { team, pool: pool.inquiryId, wangs: wangs.inquiryId };
}

describe.each<Visibility>(['team', 'own-and-pool'])('with visibility %s', (visibility) => {
  it('says of each member and inquiry what maySee says', async () => {
    const { team, pool, wangs } = await aDesk(visibility);
    const members = [team.ada, team.max, team.linda, team.wang];
    const ids = members.map(({ id }) => id);
    const { sees, isEverybodys } = await whoSees(deps, team.id, ids, [pool, wangs]);
    for (const member of members) {
      const may = (assigneeId: typeof member.id | null) =>
        maySee({ member, visibility }, { assigneeId });
      const said = [sees(member.id, pool), sees(member.id, wangs)];
      expect(said, member.name).toEqual([may(null), may(team.wang.id)]);
    }
    expect(sees(team.linda.id, wangs)).toBe(visibility === 'team');
    expect(isEverybodys).toBe(visibility === 'team');
  });

  it('shows nothing that is not there or another team’s, and nobody who left', async () => {
    const [ours, theirs] = [await aDesk(visibility), await aDesk(visibility)];
    const { ada, wang } = ours.team;
    await done(deps, ours.team.id, as(ada), anAction('leave', { memberId: wang.id }));
    const unknown = deps.newId() as InquiryId;
    const ids = [ada.id, wang.id, theirs.team.ada.id];
    const asked = await whoSees(deps, ours.team.id, ids, [ours.pool, theirs.pool, unknown]);
    const seen = ids.map((id) =>
      [ours.pool, theirs.pool, unknown].map((inquiryId) => asked.sees(id, inquiryId)),
    );
    expect(seen).toEqual([
      [true, false, false],
      [false, false, false],
      [false, false, false],
    ]);
    expect(asked.isEverybodys).toBe(false);
  });
});
