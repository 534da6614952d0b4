import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Database } from '#server/database/database.ts';
import { gather } from '#server/database/gather.ts';
import { faultOf } from '#server/log.ts';
import type { Deps } from '../deps.ts';
import { isClick, type Committed } from './commit-clicks.ts';
import { commitPage, type Page } from './commit-page.ts';

/** An action and who does it. */
export interface Deed {
  actor: Actor;
  action: Action;
}

/** In one transaction; a colleague in another process waits no longer than for a few. */
const MOST = 20;

type Turn = (deed: Deed) => Promise<Committed>;
/** By database, so by process: the teams of which something is under way. */
const turnsIn = new WeakMap<Database, Map<TeamId, Turn>>();

/**
 * Commits an action by `alone`, which waits for its team's log. Clicks that come while that is held in this process wait
 * here, and then go in the order they came in one transaction, as in `commitClick`.
 */
export async function inTurn(
  deps: Deps,
  teamId: TeamId,
  deed: Deed,
  alone: (deed: Deed) => Promise<Committed>,
): Promise<Committed> {
  const turns = turnsIn.get(deps.database) ?? new Map<TeamId, Turn>();
  turnsIn.set(deps.database, turns);
  const held = turns.get(teamId);
  if (held && !isClick(deed.action)) return alone(deed);
  const turn =
    held ??
    gather({
      together: async (deeds) => {
        const [one, ...others] = deeds as [Deed, ...Deed[]];
        return others.length > 0 ? inOnePage(deps, teamId, deeds) : [await alone(one)];
      },
      most: MOST,
      onBroken: (error) =>
        deps.log.warn(faultOf(error), 'actions that waited together are committed one by one'),
      onIdle: () => turns.delete(teamId),
    });
  turns.set(teamId, turn);
  return turn(deed);
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
