import type { RuleId, TeamId } from '#lib/domain/ids.ts';
import type { Language } from '#lib/domain/member.ts';
import { startingRules } from '#lib/domain/rules/starting.ts';
import type { Deps } from '../deps.ts';
import { ship } from '../teams/ship.ts';

/** Gives a new team the rules it begins with, named in the language its admin reads. */
export async function shipRules(deps: Deps, teamId: TeamId, names: Language): Promise<void> {
  const rules = startingRules(names).map((one) => ({ ...one, id: deps.newId() as RuleId }));
  await ship(
    deps,
    teamId,
    rules.map((rule) => ({ type: 'save-rule', rule })),
  );
}
