import type { ActionOf, ActionType } from '#lib/domain/action.ts';
import type { ActionId, TeamId } from '#lib/domain/ids.ts';
import { commit } from '../actions/commit.ts';
import type { Deps } from '../deps.ts';

type Thing = Unsigned<'save-template'> | Unsigned<'save-rule'> | Unsigned<'save-profile'>;
type Unsigned<T extends ActionType> = Omit<ActionOf<T>, 'id' | 'at'>;

/**
 * Saves what a new team begins with, in the order given.
 * @throws Where one is refused: it is we who wrote it.
 */
export async function ship(deps: Deps, teamId: TeamId, things: readonly Thing[]): Promise<void> {
  for (const thing of things) {
    const by = { id: deps.newId() as ActionId, at: deps.now() };
    const outcome = await commit(deps, teamId, { kind: 'host' }, { ...by, ...thing });
    if (outcome.status === 'refused') throw new Error(`${thing.type}: ${outcome.refusal.code}`);
  }
}
