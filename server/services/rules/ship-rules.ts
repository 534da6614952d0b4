import type { ActionId, RuleId, TeamId } from '#lib/domain/ids.ts';
import type { Language } from '#lib/domain/member.ts';
import { startingRules } from '#lib/domain/rules/starting.ts';
import { commit } from '../actions/commit.ts';
import type { Deps } from '../deps.ts';

/** Gives a new team the rules it begins with, named in the language its admin reads. */
export async function shipRules(deps: Deps, teamId: TeamId, names: Language): Promise<void> {
  for (const rule of startingRules(names)) {
    const id = deps.newId() as RuleId;
    const outcome = await commit(
      deps,
      teamId,
      { kind: 'host' },
      {
        id: deps.newId() as ActionId,
        at: deps.now(),
        type: 'save-rule',
        rule: { ...rule, id },
      },
    );
    if (outcome.status === 'refused') throw new Error(`a starting rule: ${outcome.refusal.code}`);
  }
}
