import type { ActionOf } from '../action.ts';
import type { MemberId } from '../ids.ts';
import type { Rule } from '../rule.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { changes, mayAsOrHost, memberOf, refuse, upsert } from './decision.ts';

/** Saves a rule; one that would give inquiries to somebody who left is refused. */
export function saveRule(slice: Slice, action: ActionOf<'save-rule'>, context: Context): Decision {
  if (!mayAsOrHost('manager', slice, context))
    return refuse({ code: 'not-allowed', role: 'manager' });
  const gone = peopleIn(action.rule).find((id) => memberOf(slice, id)?.leftAt !== null);
  if (gone && action.rule.active) return refuse({ code: 'member-gone', memberId: gone });
  const row: Rule = { ...action.rule, seq: slice.rule?.seq ?? 0 };
  return changes([upsert('rules', row)], { name: row.name });
}

/** Removes a rule; what it did stays as it is. */
export function removeRule(
  slice: Slice,
  action: ActionOf<'remove-rule'>,
  context: Context,
): Decision {
  if (!mayAsOrHost('manager', slice, context))
    return refuse({ code: 'not-allowed', role: 'manager' });
  if (!slice.rule) return refuse({ code: 'rule-gone' });
  return changes([{ op: 'remove', table: 'rules', id: action.ruleId }], { name: slice.rule.name });
}

/** Everybody a rule gives inquiries to or tells of them. */
export function peopleIn({ effects }: Pick<Rule, 'effects'>): MemberId[] {
  return effects.flatMap((effect) => {
    if (effect.kind === 'notify') return effect.memberIds;
    if (effect.kind !== 'assign') return [];
    const { to } = effect;
    if (to.kind === 'member') return [to.memberId];
    return 'memberIds' in to ? to.memberIds : [];
  });
}
