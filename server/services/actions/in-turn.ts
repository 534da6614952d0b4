import type { Action, ActionType } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Database } from '#server/database/database.ts';
import { faultOf } from '#server/log.ts';
import type { Deps } from '../deps.ts';
import { commitPage, type Page } from './commit-page.ts';
import type { Outcome } from './outcome.ts';

/** An outcome, and how far the team's log is after it. */
export interface Committed {
  outcome: Outcome;
  at: number;
}

/** An action and who does it. */
export interface Deed {
  actor: Actor;
  action: Action;
}

interface Waiting {
  deed: Deed;
  resolve(committed: Committed): void;
  reject(error: unknown): void;
}

/** Clicks on an inquiry: they are decided on it and on members alone, and leave nothing else. */
const SHORT = new Set<ActionType>([
  'view',
  'claim',
  'release',
  'assign',
  'begin-send',
  'end-send',
  'tag',
  'close',
]);

/** In one transaction; a colleague in another process waits no longer than for a few. */
const MOST = 20;

/** By database, so by process: what waits for the turn of each team. */
const waitingIn = new WeakMap<Database, Map<TeamId, Waiting[]>>();

/**
 * Commits an action by `alone` where its team's log is free in this process. Those that come while it is held wait, and
 * then go in the order they came in one transaction: each is decided on what the one before left, as if it had been
 * alone, and is answered when all are on the disk. So a busy team waits once for the disk, not once for each click.
 * Where that transaction breaks, each is committed by itself.
 */
export async function inTurn(
  deps: Deps,
  teamId: TeamId,
  deed: Deed,
  alone: (deed: Deed) => Promise<Committed>,
): Promise<Committed> {
  const teams = waitingIn.get(deps.database) ?? new Map<TeamId, Waiting[]>();
  waitingIn.set(deps.database, teams);
  const queue = teams.get(teamId);
  if (queue && SHORT.has(deed.action.type)) {
    return new Promise((resolve, reject) => queue.push({ deed, resolve, reject }));
  }
  if (queue) return alone(deed);
  const waiting: Waiting[] = [];
  teams.set(teamId, waiting);
  try {
    return await alone(deed);
  } finally {
    void (async () => {
      while (waiting.length > 0) await together(deps, teamId, waiting.splice(0, MOST), alone);
      teams.delete(teamId);
    })();
  }
}

async function together(
  deps: Deps,
  teamId: TeamId,
  all: readonly Waiting[],
  alone: (deed: Deed) => Promise<Committed>,
): Promise<void> {
  if (all.length > 1) {
    try {
      const deeds = all.map(({ deed }) => deed);
      const committed = await inOnePage(deps, teamId, deeds);
      all.forEach(({ resolve }, at) => resolve(committed[at] as Committed));
      return;
    } catch (error) {
      deps.log.warn(faultOf(error), 'actions that waited together are committed one by one');
    }
  }
  for (const { deed, resolve, reject } of all) await alone(deed).then(resolve, reject);
}

async function inOnePage(deps: Deps, teamId: TeamId, deeds: readonly Deed[]): Promise<Committed[]> {
  const keys = {
    actions: deeds.map(({ action }) => action.id),
    inquiries: deeds.flatMap(({ action }) => ('inquiryId' in action ? [action.inquiryId] : [])),
  };
  const work = async (page: Page): Promise<Committed[]> => {
    const committed: Committed[] = [];
    for (const { action, actor } of deeds) {
      const outcome = await page.commit(action, actor);
      committed.push({ outcome, at: page.seq });
    }
    return committed;
  };
  return commitPage(deps, teamId, { kind: 'watcher' }, work, keys);
}
