import type { Condition, Rule } from '../rule.ts';
import type { RuleFacts } from './facts.ts';
import { foundIn, meets, preparedRules, standing } from './prepared.ts';

/** Why one condition holds: the phrase of the rule, or the value, that met it, and where in the mail it stood. */
export interface Reason {
  condition: Condition;
  where: 'subject' | 'body' | null;
  /** `null` where there is nothing to name, as for an attachment or a condition turned round. */
  met: string | null;
  /** Only the beginning of the body is known, and it was not there. */
  isUnknown: boolean;
}

/** Whether a rule matches, and why: a reason for each of its conditions, in order; `null` where it does not. */
export function whyMatched(rule: Rule, facts: RuleFacts): Reason[] | null {
  const { rules, phrases } = preparedRules(listOf(rule));
  const [prepared] = rules;
  if (!prepared) return null;
  const found = foundIn(phrases, facts);
  if (meets(prepared, facts, found) === false) return null;
  return standing(prepared, facts, found).map(({ condition, stands }) => ({
    condition,
    where: stands.where,
    met: stands.met,
    isUnknown: stands.holds === null,
  }));
}

const lists = new WeakMap<Rule, Rule[]>();

/** The same list for the same rule, so that it is prepared once. */
function listOf(rule: Rule): Rule[] {
  const list = lists.get(rule) ?? [rule];
  lists.set(rule, list);
  return list;
}
