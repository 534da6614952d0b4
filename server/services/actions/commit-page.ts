import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Deps } from '../deps.ts';
import { holdLog, type HeldRows, type Written } from './held-log.ts';
import { lockTeam } from './load.ts';
import type { Keys } from './load-rows.ts';
import type { Outcome } from './outcome.ts';
import { pageRows, type PageRows } from './page-rows.ts';
import { keysFor, sliceFrom } from './page-slice.ts';
import { savePage } from './save-page.ts';
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
    const written: Written = { entries: [], answers: [] };
    const log = holdLog(deps, session, { teamId, head, rows: heldIn(rows), written });
    const done = await work({
      rows,
      commit: (action, by = actor) => log.commit(storable(action), by),
      get seq() {
        return log.seq;
      },
    });
    if (written.entries.length > 0) await deps.reach('before-commit');
    await savePage(session, written, rows.changed());
    return { result: done, grown: written.entries.at(-1)?.seq ?? null };
  });
  await deps.reach('after-commit');
  if (grown !== null) deps.signals.announce({ kind: 'at', teamId, seq: grown });
  return result;
}

function heldIn(rows: PageRows): HeldRows {
  return {
    answers: rows.answers,
    load: (action) => rows.load(keysFor(action)),
    sliceOf: (action, by) => sliceFrom(rows, by, action),
    change: rows.change,
  };
}
