import type { MemberId } from '../ids.ts';
import type { Member } from '../member.ts';
import type { Roster } from '../roster.ts';
import type { Hours, Route, RuleRef } from '../routing.ts';
import { noRoute } from '../routing.ts';
import type { Effect, Rule } from '../rule.ts';
import { isAnybodyThere } from './assignee-of.ts';
import type { RuleFacts } from './facts.ts';
import { onDuty } from './on-duty.ts';
import { foundIn, meets, preparedRules } from './prepared.ts';
import type { People } from './present.ts';

/** The team around a new inquiry. Without its roster nobody is told of what stays in the pool. */
export interface Team extends People {
  roster?: Roster | null;
}

/**
 * What the team's rules say about a new inquiry: pure, and the same for the same question. Active rules are tried in
 * order until one that stops has matched. Of what can be done only once, the first stands: an assignee, a hand-off, a
 * template, and whether it is given to somebody or dismissed. Tags and people to tell add up, the highest priority and
 * the shortest hours hold. Who left or is unknown is passed over; so is an assignment where nobody is there to take it,
 * not even a stand-in, so that the next one holds, or the pool.
 */
export function routeOf(rules: readonly Rule[], what: RuleFacts, people: Team): Route {
  const { rules: prepared, phrases } = preparedRules(rules);
  const found = foundIn(phrases, what);
  const matched: Rule[] = [];
  for (const one of prepared) {
    if (!one.rule.active || meets(one, what, found) !== true) continue;
    matched.push(one.rule);
    if (!one.rule.goesOn) break;
  }
  return routeBy(matched, what, people);
}

/** The same of rules that are known to have matched, in order. */
export function routeBy(
  matched: readonly Rule[],
  { ownerId }: Pick<RuleFacts, 'ownerId'>,
  people: Team,
): Route {
  let route: Route = { ...noRoute, rules: matched.slice(0, mostRules).map(refOf) };
  for (const rule of matched) {
    for (const effect of rule.effects) route = applied(effect, rule, route, people, ownerId);
  }
  // Whom nobody gave it to, whoever is on duty should know of; what is dismissed, nobody.
  if (route.dismiss) return { ...route, notify: [], handOff: null };
  const { roster, members, now } = people;
  const duty = route.assign ? null : onDuty(roster ?? null, members, now);
  return { ...route, notify: unique([...route.notify, ...(duty ? [duty] : [])], mostPeople) };
}

/** A rule as it is named where it matched, so that its name is known after it is gone. */
export function refOf({ id, name }: Rule): RuleRef {
  return { id, name };
}

const mostRules = 100;
const mostTags = 20;
const mostPeople = 50;

function applied(
  effect: Effect,
  rule: Rule,
  route: Route,
  people: Team,
  ownerId: MemberId | null,
): Route {
  switch (effect.kind) {
    case 'assign': {
      const isOpen = !route.assign && !route.dismiss;
      if (!isOpen || !isAnybodyThere(effect.to, { ...people, ownerId })) return route;
      return { ...route, assign: { rule: refOf(rule), to: effect.to } };
    }
    case 'hand-off':
      if (route.handOff || route.dismiss) return route;
      return { ...route, handOff: { rule: refOf(rule), templateId: effect.templateId } };
    case 'dismiss':
      return route.dismiss || route.assign ? route : { ...route, dismiss: refOf(rule) };
    case 'tag':
      return { ...route, tags: unique([...route.tags, ...effect.tags], mostTags) };
    case 'priority': {
      const priority = effect.priority === 'high' ? 'high' : route.priority;
      return { ...route, priority, hours: shortest(route.hours, effect.hours) };
    }
    case 'notify': {
      const told = toldBy(effect.memberIds, people.members);
      return { ...route, notify: unique([...route.notify, ...told], mostPeople) };
    }
    case 'suggest-template':
      return { ...route, templateId: route.templateId ?? effect.templateId };
  }
}

/** Those named who are still here; nobody named means every manager, and where there is none every admin. */
function toldBy(memberIds: readonly MemberId[], members: readonly Member[]): MemberId[] {
  const here = members.filter(({ leftAt }) => leftAt === null);
  const idsOf = (some: Member[]) => some.map(({ id }) => id);
  if (memberIds.length > 0) {
    return memberIds.filter((id) => here.some((member) => member.id === id));
  }
  const managers = idsOf(here.filter(({ role }) => role === 'manager'));
  return managers.length > 0 ? managers : idsOf(here.filter(({ role }) => role === 'admin'));
}

function shortest(a: Hours | null, b: Hours | null): Hours | null {
  if (!a || !b) return a ?? b;
  return {
    viewHours: Math.min(a.viewHours, b.viewHours),
    replyHours: Math.min(a.replyHours, b.replyHours),
  };
}

function unique<T>(all: readonly T[], most: number): T[] {
  return [...new Set(all)].slice(0, most);
}
