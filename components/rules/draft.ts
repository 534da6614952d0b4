import type { AssignTo } from '#lib/domain/routing.ts';
import type { Condition, Effect, Rule } from '#lib/domain/rule.ts';

/** A rule before it is saved. */
export type RuleDraft = Omit<Rule, 'seq'>;

export type ConditionKind = Condition['kind'];
export type EffectKind = Effect['kind'];

export const conditionKinds: readonly ConditionKind[] = [
  'words',
  'mailbox',
  'country',
  'region',
  'language',
  'channel',
  'product',
  'new-customer',
  'owner',
  'attachment',
  'hour',
];
export const effectKinds: readonly EffectKind[] = [
  'assign',
  'hand-off',
  'tag',
  'priority',
  'notify',
  'suggest-template',
  'dismiss',
];

/** A condition of this kind with nothing filled in. `zone`: the reader's. */
export function newCondition(kind: ConditionKind, zone: string): Condition {
  switch (kind) {
    case 'words':
      return { kind, not: false, where: 'subject', any: [] };
    case 'new-customer':
    case 'attachment':
      return { kind, not: false };
    case 'hour':
      return { kind, not: false, from: '09:00', to: '18:00', timeZone: zone, days: [] };
    default:
      return { kind, not: false, any: [] };
  }
}

/** What is not chosen yet: parsing refuses it, and the row says so. */
const nobody = '' as never;

export function newEffect(kind: EffectKind): Effect {
  switch (kind) {
    case 'assign':
      return { kind, to: newAssign('member') };
    case 'tag':
      return { kind, tags: [] };
    case 'priority':
      return { kind, priority: 'high', hours: null };
    case 'notify':
      return { kind, memberIds: [] };
    case 'hand-off':
      return { kind, templateId: null };
    case 'suggest-template':
      return { kind, templateId: nobody };
    case 'dismiss':
      return { kind };
  }
}

export function newAssign(kind: AssignTo['kind'], before: AssignTo | null = null): AssignTo {
  const several = before && 'memberIds' in before ? before.memberIds : [];
  switch (kind) {
    case 'member':
      return { kind, memberId: several[0] ?? nobody };
    case 'round-robin':
    case 'least-loaded':
      return {
        kind,
        memberIds: before?.kind === 'member' && before.memberId ? [before.memberId] : several,
      };
    case 'owner':
    case 'duty':
      return { kind };
  }
}

export function newRule(id: string, position: number): RuleDraft {
  return {
    id: id as Rule['id'],
    name: '',
    position,
    active: true,
    conditions: [newCondition('words', 'UTC')],
    effects: [newEffect('assign')],
    goesOn: true,
  };
}

/** What still has to be filled in, by the row it stands in; `name` and `effects` for those of the rule itself. */
export interface Missing {
  name: boolean;
  effects: boolean;
  conditionsAt: ReadonlySet<number>;
  effectsAt: ReadonlySet<number>;
}

export function missingIn({ name, conditions, effects }: RuleDraft): Missing {
  const openAt = <T>(rows: readonly T[], isOpen: (row: T) => boolean) =>
    new Set(rows.flatMap((row, at) => (isOpen(row) ? [at] : [])));
  return {
    name: name.trim() === '',
    effects: effects.length === 0,
    conditionsAt: openAt(conditions, isConditionOpen),
    effectsAt: openAt(effects, isEffectOpen),
  };
}

export function isWhole({ name, effects, conditionsAt, effectsAt }: Missing): boolean {
  return !name && !effects && conditionsAt.size === 0 && effectsAt.size === 0;
}

function isConditionOpen(condition: Condition): boolean {
  if (condition.kind === 'hour') return condition.from === '' || condition.to === '';
  return 'any' in condition && condition.kind !== 'owner' && condition.any.length === 0;
}

function isEffectOpen(effect: Effect): boolean {
  switch (effect.kind) {
    case 'assign':
      if (effect.to.kind === 'member') return (effect.to.memberId as string) === '';
      return 'memberIds' in effect.to && effect.to.memberIds.length === 0;
    case 'tag':
      return effect.tags.length === 0;
    case 'suggest-template':
      return (effect.templateId as string) === '';
    default:
      return false;
  }
}
