import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Change } from '#lib/domain/change.ts';
import { plainHours } from '#lib/domain/deadlines.ts';
import { decide } from '#lib/domain/decide/decide.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Slice } from '#lib/domain/slice.ts';
import type { Session } from '#server/database/database.ts';
import type { Deps } from '../deps.ts';
import { followUp } from './deed.ts';
import type { Head } from './load.ts';
import { fromAnswer, type Outcome } from './outcome.ts';
import { entryOf } from './save.ts';

/** A team's log while this transaction holds it, for one action after the other. */
export interface HeldLog {
  /** Decides an action as `commit` would; it is final once what was written is committed. */
  commit(action: Action, by: Actor): Promise<Outcome>;
  /** How far the log is after the actions so far. */
  readonly seq: number;
}

/** What the log is held for: rows, as the actions before leave them. */
export interface HeldRows {
  /** Sees to it that the slice and the answer of an action are there. */
  load(action: Action): Promise<void>;
  /** What was answered before, by the id of the action. */
  answers: ReadonlyMap<string, unknown>;
  sliceOf(action: Action, by: Actor): Slice;
  /** Each row as its last change leaves it, which is `seq`'s. */
  change(changes: readonly Change[], seq: number): void;
}

/** What actions leave behind beside their rows; of a team its entries stand in the order of its log. */
export interface Written {
  entries: ReturnType<typeof entryOf>[];
  /** Of actions that left nothing else. */
  answers: { team_id: TeamId; action_id: string; outcome: Outcome }[];
}

/** Each action is decided on what the one before left, and adds to `written`. */
export function holdLog(
  deps: Deps,
  session: Session,
  held: { teamId: TeamId; head: Head; rows: HeldRows; written: Written },
): HeldLog {
  const { teamId, rows, written } = held;
  const { visibility } = held.head;
  const given = new Map<string, Outcome>();
  let { seq, head } = held.head;

  async function commit(action: Action, actor: Actor): Promise<Outcome> {
    await rows.load(action);
    const before = given.get(action.id);
    if (before) return before;
    const answer = rows.answers.get(action.id) ?? null;
    if (answer !== null) return fromAnswer(answer);
    const now = deps.now();
    const slice = rows.sliceOf(action, actor);
    const decision = decide(slice, action, { actor, now, calendar: plainHours, visibility });
    const turn = { teamId, actor, action, now, seq, head };
    const { outcome, deed, jobs } = followUp(turn, decision, deps.newId());
    given.set(action.id, outcome);
    if (deed === null) {
      written.answers.push({ team_id: teamId, action_id: action.id, outcome });
      return outcome;
    }
    for (const job of jobs) await deps.queue.enqueue(session.transaction, job);
    const entry = entryOf(deed);
    written.entries.push(entry);
    ({ seq } = deed.envelope);
    ({ head } = entry);
    rows.change(deed.changes, seq);
    return outcome;
  }
  return {
    commit,
    get seq() {
      return seq;
    },
  };
}
