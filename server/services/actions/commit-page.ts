import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { plainHours } from '#lib/domain/deadlines.ts';
import { decide } from '#lib/domain/decide/decide.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Session } from '#server/database/database.ts';
import type { Deps } from '../deps.ts';
import { followUp } from './deed.ts';
import { lockTeam, type Head } from './load.ts';
import type { Keys } from './load-rows.ts';
import { fromAnswer, type Outcome } from './outcome.ts';
import { pageRows, type PageRows } from './page-rows.ts';
import { keysFor, sliceFrom } from './page-slice.ts';
import { entryOf } from './save.ts';
import { savePage, type Written } from './save-page.ts';
import { storable } from './storable.ts';

/** A page of actions while the team's log is held for it. */
export interface Page {
  /** The team's rows as the actions before leave them. Whatever else is asked of the database meanwhile waits for the page. */
  rows: PageRows;
  /** Decides the next action, as `commit` would; it is final once the whole page is. Of the page's actor unless said. */
  commit(action: Action, by?: Actor): Promise<Outcome>;
  /** How far the log is after the actions so far. */
  readonly seq: number;
}

/**
 * Many actions in one transaction: one wait for the team's turn, one reading of rows, each action decided on what the
 * one before left, one writing, one announcement. The log, the rows and the answers are those of one `commit` after the
 * other. Throws where anything is broken; then nothing of the page was written.
 * @param keys What is known to be needed; it is read in the journey that takes the team's turn.
 */
export async function commitPage<T>(
  deps: Deps,
  teamId: TeamId,
  actor: Actor,
  work: (page: Page) => Promise<T>,
  keys: Keys = {},
): Promise<T> {
  const { result, grown } = await deps.database.exclusively(async (session) => {
    const rows = pageRows(session, teamId);
    const isKnown = Object.keys(keys).length > 0;
    // The second statement begins when the first has its lock, so it sees what was committed before.
    const [head] = await Promise.all([lockTeam(session, teamId), isKnown && rows.load(keys)]);
    const { page, written } = decider(deps, session, { teamId, actor, head, rows });
    const done = await work(page);
    if (written.entries.length > 0) await deps.reach('before-commit');
    await savePage(session, teamId, written);
    return { result: done, grown: written.entries.at(-1)?.seq ?? null };
  });
  await deps.reach('after-commit');
  if (grown !== null) deps.signals.announce({ kind: 'at', teamId, seq: grown });
  return result;
}

function decider(
  deps: Deps,
  session: Session,
  { teamId, actor, head, rows }: { teamId: TeamId; actor: Actor; head: Head; rows: PageRows },
): { page: Page; written: Written } {
  const written: Written = { entries: [], answers: [], rows };
  const given = new Map<string, Outcome>();
  let { seq, head: digest } = head;

  async function commit(told: Action, by = actor): Promise<Outcome> {
    const action = storable(told);
    await rows.load(keysFor(action));
    const before = given.get(action.id);
    if (before) return before;
    const answer = rows.answers.get(action.id);
    if (answer !== undefined) return fromAnswer(answer);
    const now = deps.now();
    const { visibility } = head;
    const slice = sliceFrom(rows, by, action);
    const decision = decide(slice, action, { actor: by, now, calendar: plainHours, visibility });
    const turn = { teamId, actor: by, action, now, seq, head: digest };
    const { outcome, deed, jobs } = followUp(turn, decision, deps.newId());
    given.set(action.id, outcome);
    if (deed === null) {
      written.answers.push({ actionId: action.id, outcome });
      return outcome;
    }
    for (const job of jobs) await deps.queue.enqueue(session.transaction, job);
    const entry = entryOf(deed);
    written.entries.push(entry);
    ({ seq } = deed.envelope);
    digest = entry.head;
    rows.change(deed.changes, seq);
    return outcome;
  }
  const page: Page = {
    rows,
    commit,
    get seq() {
      return seq;
    },
  };
  return { page, written };
}
