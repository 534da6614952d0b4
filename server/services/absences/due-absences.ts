import { and, isNull, sql } from 'drizzle-orm';
import { dueState, type Absence } from '#lib/domain/absence.ts';
import type { ActionId, MemberId, TeamId } from '#lib/domain/ids.ts';
import { fromRow } from '#server/database/rows.ts';
import { members } from '#server/database/schema/member.ts';
import { commit } from '../actions/commit.ts';
import type { Deps } from '../deps.ts';

/** An absence that begins or is over, and whose. */
interface Due {
  teamId: TeamId;
  memberId: MemberId;
  absence: Absence;
  state: 'begun' | 'ended';
}

/**
 * Lets planned absences of every team begin and end, as far as they are due now: those too whose moment passed while no
 * server ran.
 * @returns How many were due.
 */
export async function goOnWithAbsences(deps: Deps): Promise<number> {
  const due = await dueAbsences(deps);
  for (const { teamId, memberId, absence, state } of due) {
    // A new id each time: the plan is looked at again when it is decided, and what is not due is nothing.
    await commit(
      deps,
      teamId,
      { kind: 'clock' },
      {
        id: deps.newId() as ActionId,
        at: deps.now(),
        type: 'save-absence',
        memberId,
        absence: { ...absence, state },
      },
    );
  }
  return due.length;
}

async function dueAbsences({ database, now }: Pick<Deps, 'database' | 'now'>): Promise<Due[]> {
  const at = now();
  const rows = await database
    .select()
    .from(members)
    .where(and(isNull(members.leftAt), isUnfinished));
  return rows.flatMap((row) =>
    fromRow(row).absences.flatMap((absence): Due[] => {
      const state = dueState(absence, at);
      return state ? [{ teamId: row.teamId, memberId: row.id, absence, state }] : [];
    }),
  );
}

/** Most members have no plans, so most rows stay where they are. */
const isUnfinished = sql`jsonb_path_exists(${members.absences}, '$[*] ? (@.state != "ended")')`;
