import { foldAddress } from '../address.ts';
import { peopleIn } from '../decide/rules.ts';
import type { MemberId } from '../ids.ts';
import type { Member } from '../member.ts';
import type { AssignTo, RuleRef } from '../routing.ts';
import { regionOfCountry } from '../regions.ts';
import type { Condition, Rule } from '../rule.ts';
import { isTimeZone } from '../local-time.ts';
import { inOrder, phrasesIn } from './prepared.ts';
import { refOf } from './route-of.ts';
import { isEmptyPhrase, phraseKey } from './words.ts';

/** What a person should know about a rule before they save it. None of it forbids the rule. */
export type RuleProblem =
  /** A rule before it meets all that this one does, and stops. */
  | { kind: 'never-reached'; behind: RuleRef }
  /** Another rule has the same conditions and gives the inquiry to somebody else, or dismisses it. */
  | { kind: 'contradicts'; other: RuleRef }
  | { kind: 'member-gone'; memberId: MemberId }
  /** Nothing but spaces, signs that are skipped, or a star: it is never met. */
  | { kind: 'empty-words'; words: string }
  | { kind: 'unknown-country'; code: string }
  | { kind: 'unknown-time-zone'; timeZone: string }
  /** It hands off, and no rule gives the inquiry to anybody. */
  | { kind: 'hands-off-to-nobody' }
  /** It dismisses every mail. */
  | { kind: 'dismisses-all' };

/** Looks at a rule, saved or not, beside the team's other rules: pure, and in time that grows with their number. */
export function problemsOf(
  rule: Rule,
  all: readonly Rule[],
  members: readonly Member[],
): RuleProblem[] {
  const others = inOrder(all.filter(({ id, active }) => active && id !== rule.id));
  return [
    ...neverReached(rule, others),
    ...contradictions(rule, others),
    ...peopleGone(rule, members),
    ...rule.conditions.flatMap(problemsIn),
    ...handsOffToNobody(rule, others),
    ...(isDismissal(rule) && rule.conditions.length === 0
      ? [{ kind: 'dismisses-all' as const }]
      : []),
  ];
}

function neverReached(rule: Rule, others: Rule[]): RuleProblem[] {
  const ordered = inOrder([...others, rule]);
  const before = ordered.slice(0, ordered.indexOf(rule));
  const behind = before.find((other) => !other.goesOn && isWider(other, rule));
  return behind ? [{ kind: 'never-reached', behind: refOf(behind) }] : [];
}

/** Whether all that `rule` meets is met by `other`, as far as their conditions show: each of its is one of the rule's, or wider. */
function isWider(other: Rule, rule: Rule): boolean {
  return other.conditions.every((wide) =>
    rule.conditions.some((narrow) => isWiderCondition(wide, narrow)),
  );
}

function isWiderCondition(wide: Condition, narrow: Condition): boolean {
  if (shapeOf(wide) === shapeOf(narrow)) {
    const [more, less] = wide.not ? [narrow, wide] : [wide, narrow];
    const has = new Set(valuesOf(more));
    return valuesOf(less).every((value) => has.has(value));
  }
  if (wide.not || narrow.not || wide.kind !== 'words' || narrow.kind !== 'words') return false;
  const has = new Set(valuesOf(wide));
  return wide.where === 'anywhere' && valuesOf(narrow).every((value) => has.has(value));
}

function contradictions(rule: Rule, others: Rule[]): RuleProblem[] {
  const verdict = verdictOf(rule);
  if (verdict === null) return [];
  const conditions = conditionsKey(rule);
  return others
    .filter((other) => {
      const theirs = verdictOf(other);
      return theirs !== null && theirs !== verdict && conditionsKey(other) === conditions;
    })
    .map((other) => ({ kind: 'contradicts', other: refOf(other) }));
}

/** What a rule does with an inquiry as a whole, of which only the first holds. */
function verdictOf(rule: Rule): string | null {
  const effect = rule.effects.find(({ kind }) => kind === 'assign' || kind === 'dismiss');
  if (!effect) return null;
  return effect.kind === 'assign' ? assignKey(effect.to) : effect.kind;
}

function assignKey(to: AssignTo): string {
  if (to.kind === 'member') return to.memberId;
  return 'memberIds' in to ? JSON.stringify([to.kind, to.memberIds.toSorted()]) : to.kind;
}

function conditionsKey({ conditions }: Rule): string {
  const keys = conditions.map((one) => JSON.stringify([shapeOf(one), valuesOf(one).toSorted()]));
  return [...new Set(keys)].toSorted().join('\n');
}

/** A condition without what it looks for. */
function shapeOf(condition: Condition): string {
  const { kind, not } = condition;
  if (kind === 'words') return `${kind} ${not} ${condition.where}`;
  if (kind !== 'hour') {
    // An empty list of owners means any of them.
    return `${kind} ${not}${kind === 'owner' && condition.any.length === 0 ? ' any' : ''}`;
  }
  const { from, to, timeZone, days } = condition;
  return JSON.stringify([kind, not, from, to, timeZone, days.toSorted()]);
}

function valuesOf(condition: Condition): string[] {
  if (condition.kind === 'mailbox') return condition.any.map(foldAddress);
  if (condition.kind === 'words' || condition.kind === 'product')
    return condition.any.map(phraseKey);
  return 'any' in condition ? condition.any.map((one) => one.toLowerCase()) : [];
}

function peopleGone(rule: Rule, members: readonly Member[]): RuleProblem[] {
  const named = [
    ...peopleIn(rule),
    ...rule.conditions.flatMap((one) => (one.kind === 'owner' ? one.any : [])),
  ];
  return [...new Set(named)]
    .filter((id) => members.find((member) => member.id === id)?.leftAt !== null)
    .map((memberId) => ({ kind: 'member-gone', memberId }));
}

function problemsIn(condition: Condition): RuleProblem[] {
  if (condition.kind === 'hour') {
    const { timeZone } = condition;
    return isTimeZone(timeZone) ? [] : [{ kind: 'unknown-time-zone', timeZone }];
  }
  if (condition.kind === 'country') {
    return condition.any
      .filter((code) => regionOfCountry(code.toUpperCase()) === null)
      .map((code) => ({ kind: 'unknown-country', code }));
  }
  return phrasesIn(condition)
    .filter(isEmptyPhrase)
    .map((words) => ({ kind: 'empty-words', words }));
}

function handsOffToNobody(rule: Rule, others: Rule[]): RuleProblem[] {
  const does = (kind: string) => (one: Rule) => one.effects.some((effect) => effect.kind === kind);
  const isToNobody = does('hand-off')(rule) && ![rule, ...others].some(does('assign'));
  return isToNobody ? [{ kind: 'hands-off-to-nobody' }] : [];
}

function isDismissal({ effects }: Rule): boolean {
  return effects.some(({ kind }) => kind === 'dismiss');
}
