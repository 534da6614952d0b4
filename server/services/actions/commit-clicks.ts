import type { Action, ActionType } from '#lib/domain/action.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Database } from '#server/database/database.ts';
import { gather } from '#server/database/gather.ts';
import { toJson } from '#server/database/rows.ts';
import { faultOf } from '#server/log.ts';
import type { Deps } from '../deps.ts';
import { holdLog, type HeldRows, type Written } from './held-log.ts';
import { lockFreeAndLoad, type Click, type LoadedClick } from './load-clicks.ts';
import type { Outcome } from './outcome.ts';
import { savePage } from './save-page.ts';

/** An outcome, and how far the team's log is after it. */
export interface Committed {
  outcome: Outcome;
  at: number;
}

const CLICKS = new Set<ActionType>([
  'view',
  'claim',
  'release',
  'assign',
  'begin-send',
  'end-send',
  'tag',
  'close',
]);

/** Whether it is a `Click`. */
export const isClick = ({ type }: Action): boolean => CLICKS.has(type);

/** In one transaction, which holds the logs of all their teams. */
const MOST = 20;

type Gathered = (click: Click) => Promise<Committed | null>;
/** By database, so by process: the clicks under way. */
const gatheredIn = new WeakMap<Database, Gathered>();

/**
 * Commits a click where its team's log is free, and does nothing where it is not: `null`. Clicks of all teams that come
 * while others are under way share the next transaction, each decided on what the one before it left, as if it had been
 * alone, and are answered when all are on the disk. So a busy server waits once for the disk, not once for each click.
 * Where that transaction breaks, each has one of its own.
 */
export function commitClick(deps: Deps, click: Click): Promise<Committed | null> {
  const { database, log } = deps;
  const gathered =
    gatheredIn.get(database) ??
    gather({
      together: (clicks: Click[]) => commitClicks(deps, clicks),
      most: MOST,
      onBroken: (error) => log.warn(faultOf(error), 'clicks that came together go one by one'),
      onIdle: () => gatheredIn.delete(database),
    });
  gatheredIn.set(database, gathered);
  return gathered(click);
}

function commitClicks(deps: Deps, clicks: readonly Click[]): Promise<(Committed | null)[]> {
  return deps.database.exclusively(async (session) => {
    const { heads, loaded } = await lockFreeAndLoad(session, clicks);
    const written: Written = { entries: [], answers: [] };
    const held = [...heads].map(([teamId, head]) => {
      const rows = rowsOf(loaded.filter((click) => click.teamId === teamId));
      return { teamId, rows, log: holdLog(deps, session, { teamId, head, rows, written }) };
    });
    const committed: (Committed | null)[] = [];
    for (const { teamId, action, actor } of clicks) {
      const log = held.find((one) => one.teamId === teamId)?.log;
      committed.push(log ? { outcome: await log.commit(action, actor), at: log.seq } : null);
    }
    if (written.entries.length > 0) await deps.reach('before-commit');
    const inquiries = held.flatMap(({ teamId, rows }) =>
      [...rows.inquiries.values()].map((row) => toJson('inquiries', teamId, row)),
    );
    await savePage(session, written, { inquiries });
    return committed;
  });
}

/** The rows of a team's clicks, and `inquiries` as they were changed. */
function rowsOf(clicks: readonly LoadedClick[]): HeldRows & { inquiries: Map<string, Inquiry> } {
  const inquiries = new Map<string, Inquiry>();
  // Two may carry one id and mean different things.
  const slices = new Map(clicks.map(({ action, slice }) => [action, slice]));
  return {
    inquiries,
    answers: new Map(clicks.map(({ action, answer }) => [action.id, answer])),
    load: async () => {},
    sliceOf(action) {
      const slice = slices.get(action);
      if (!slice) throw new Error('a click without its slice');
      return { ...slice, inquiry: inquiries.get(slice.inquiry?.id ?? '') ?? slice.inquiry };
    },
    change(changes, seq) {
      for (const change of changes) {
        if (change.op !== 'upsert' || change.table !== 'inquiries') {
          throw new Error(`a click changed ${change.table}`);
        }
        inquiries.set(change.row.id, { ...change.row, seq });
      }
    },
  };
}
