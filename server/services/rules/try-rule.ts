import { asc, eq } from 'drizzle-orm';
import type { MemberId } from '#lib/domain/ids.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { Route, RuleRef } from '#lib/domain/routing.ts';
import type { Rule } from '#lib/domain/rule.ts';
import { assigneeOf } from '#lib/domain/rules/assignee-of.ts';
import type { RuleFacts } from '#lib/domain/rules/facts.ts';
import { foundIn, inOrder, meets, preparedRules } from '#lib/domain/rules/prepared.ts';
import { refOf, routeBy } from '#lib/domain/rules/route-of.ts';
import { whyMatched, type Reason } from '#lib/domain/rules/why.ts';
import { fromRow } from '#server/database/rows.ts';
import { rules } from '#server/database/schema/routing.ts';
import type { Deps } from '../deps.ts';
import { atOneMoment, type Who } from '../sight/sight.ts';
import { officeOf } from './office.ts';
import { latestInquiries, type TriedOn } from './tried-on.ts';

/** How many of the latest inquiries a rule is tried on. */
export const triedOn = 200;

/** An inquiry that the rule would have matched, or perhaps, and what it would have done. */
export interface Tried {
  on: TriedOn;
  reasons: Reason[];
  would: Route;
  assigneeId: MemberId | null;
  behind: RuleRef | null;
}

/**
 * What a rule, saved or not, would have done with the latest inquiries, newest first. It is asked by itself, with the
 * people who are here now; turns are taken as if the inquiries came again, one after the other. `null` where the member
 * is gone, `not-allowed` where they are no manager. Nothing is done by it.
 */
export function tryRule(
  deps: Deps,
  who: Who,
  draft: Omit<Rule, 'seq'>,
): Promise<{ tried: TriedOn[]; matched: Tried[] } | 'not-allowed' | null> {
  return atOneMoment(deps, who, async (transaction, sight) => {
    if (!hasRole(sight.viewer.member, 'manager')) return 'not-allowed';
    const rule: Rule = { ...draft, seq: 0 };
    const tried = await latestInquiries(transaction, sight, triedOn);
    const saved = await transaction
      .select()
      .from(rules)
      .where(eq(rules.teamId, sight.team.id))
      .orderBy(asc(rules.position));
    const before = stoppingBefore(rule, saved.map(fromRow));
    const now = deps.now();
    const office = await officeOf(transaction, sight.team.id, { now, among: peopleOf(rule) });
    const matched: Tried[] = [];
    // From the oldest on, as they came.
    for (const on of tried.toReversed()) {
      const reasons = whyMatched(rule, on.facts);
      if (!reasons) continue;
      const { ownerId } = on.facts;
      const would = routeBy([rule], on.facts, office);
      const assigneeId = would.assign && assigneeOf(would.assign.to, { ...office, ownerId });
      if (assigneeId) {
        // Counted for the next turn, which comes after all that was really given.
        office.held.set(assigneeId, (office.held.get(assigneeId) ?? 0) + 1);
        office.lastGiven.set(assigneeId, new Date(now.getTime() + matched.length));
      }
      matched.push({ on, reasons, would, assigneeId, behind: firstToStop(before, on.facts) });
    }
    return { tried, matched: matched.toReversed() };
  });
}

/** The active rules that are asked before it and let none behind them be asked. */
function stoppingBefore(rule: Rule, saved: Rule[]): Rule[] {
  const ordered = inOrder([...saved.filter(({ id }) => id !== rule.id), rule]);
  return ordered.slice(0, ordered.indexOf(rule)).filter((one) => one.active && !one.goesOn);
}

function firstToStop(before: Rule[], facts: RuleFacts): RuleRef | null {
  const { rules: prepared, phrases } = preparedRules(before);
  const found = foundIn(phrases, facts);
  const first = prepared.find((one) => meets(one, facts, found) === true);
  return first ? refOf(first.rule) : null;
}

function peopleOf({ effects }: Rule): MemberId[] {
  return effects.flatMap((effect) =>
    effect.kind === 'assign' && 'memberIds' in effect.to ? effect.to.memberIds : [],
  );
}
