import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { entries } from '#server/database/schema/log.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { fromRow } from '#server/database/rows.ts';
import { commit } from '#server/services/actions/commit.ts';
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
import { hoursLater, morning } from '#tests/support/rows.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

describe('commit', () => {
  it('writes rows, entry and counter together', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    const seq = await done(deps, team.id, watcher, opening);
    const { inquiryId } = opening;
    const claimed = await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId }));
    expect(claimed).toBe((seq ?? 0) + 1);
    const [row] = await deps.database
      .select()
      .from(inquiries)
      .where(and(eq(inquiries.teamId, team.id), eq(inquiries.id, inquiryId)));
    expect(row && fromRow(row)).toMatchObject({
      stage: 'claimed',
      assigneeId: team.linda.id,
      assignedAt: morning,
      replyBy: hoursLater(48),
      viewBy: null,
      seq: claimed,
    });
    const [entry] = await deps.database
      .select()
      .from(entries)
      .where(and(eq(entries.teamId, team.id), eq(entries.seq, claimed ?? 0)));
    expect(entry).toMatchObject({ action: 'claim', inquiryId, actor: as(team.linda) });
  });

  it('gives a repeated id the same answer and changes nothing', async () => {
    const team = await aTeam(deps);
    const opening = anOpening(team.mailboxId);
    await done(deps, team.id, watcher, opening);
    const claim = anAction('claim', { inquiryId: opening.inquiryId });
    const first = await commit(deps, team.id, as(team.linda), claim);
    const late = anAction('claim', { inquiryId: opening.inquiryId });
    const refused = await commit(deps, team.id, as(team.wang), late);
    expect(refused).toEqual({
      status: 'refused',
      refusal: { code: 'already-claimed', memberId: team.linda.id, at: morning },
    });
    const release = anAction('release', { inquiryId: opening.inquiryId, reason: null });
    await done(deps, team.id, as(team.linda), release);
    expect(await commit(deps, team.id, as(team.linda), claim)).toEqual(first);
    expect(await commit(deps, team.id, as(team.wang), late)).toEqual(refused);
  });
});
