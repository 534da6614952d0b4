import type { Condition, Rule } from '../rule.ts';
import type { RuleFacts } from './facts.ts';
import { holds, type Found, type Holds, type Prepared } from './holds.ts';
import { phrasesOf, type Phrases } from './words.ts';

/** A rule ready to be asked. */
export interface PreparedRule {
  rule: Rule;
  conditions: Prepared[];
}

/** Rules in the order they are tried in, with all their phrases in one. */
export interface PreparedRules {
  rules: PreparedRule[];
  phrases: Phrases;
}

/** By position, equal ones by id. */
export function inOrder(rules: readonly Rule[]): Rule[] {
  return rules.toSorted(
    (a, b) => a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

const known = new WeakMap<readonly Rule[], PreparedRules>();

/** Prepares rules to be asked many times. The same list is prepared once, so it must not be changed afterwards. */
export function preparedRules(rules: readonly Rule[]): PreparedRules {
  const before = known.get(rules);
  if (before) return before;
  const phrases = phrasesOf(
    rules.flatMap(({ conditions }) => conditions.flatMap((one) => [...phrasesIn(one)])),
  );
  const prepared = {
    phrases,
    rules: inOrder(rules).map((rule) => ({
      rule,
      conditions: rule.conditions.map((condition) => ({
        condition,
        numbers: phrasesIn(condition).map((phrase) => phrases.numberOf(phrase)),
      })),
    })),
  };
  known.set(rules, prepared);
  return prepared;
}

/** Looks for all phrases in a mail, once for all rules. */
export function foundIn(phrases: Phrases, facts: RuleFacts): Found {
  return {
    subject: phrases.findIn(facts.subject),
    body: phrases.findIn(facts.body),
    product: phrases.findIn(facts.product ?? ''),
  };
}

/** Whether all conditions of a rule hold; `null`: none is known not to, and one cannot be known. */
export function meets(
  { conditions }: PreparedRule,
  facts: RuleFacts,
  found: Found,
): boolean | null {
  let isCertain = true;
  for (const condition of conditions) {
    const { holds: is } = holds(condition, facts, found);
    if (is === false) return false;
    if (is === null) isCertain = false;
  }
  return isCertain ? true : null;
}

/** How each condition of a rule stands with a mail, in order. */
export function standing(
  { conditions }: PreparedRule,
  facts: RuleFacts,
  found: Found,
): { condition: Condition; stands: Holds }[] {
  return conditions.map((one) => ({ condition: one.condition, stands: holds(one, facts, found) }));
}

/** What of a condition is looked for as words. */
export function phrasesIn(condition: Condition): readonly string[] {
  return condition.kind === 'words' || condition.kind === 'product' ? condition.any : [];
}
