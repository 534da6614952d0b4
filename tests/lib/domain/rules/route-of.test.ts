import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberId, RuleId, TemplateId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { noRoute, Route } from '#lib/domain/routing.ts';
import type { Effect, Rule } from '#lib/domain/rule.ts';
import { assigneeOf } from '#lib/domain/rules/assignee-of.ts';
import { routeOf } from '#lib/domain/rules/route-of.ts';
import { ruleFacts } from '#tests/support/rule-facts.ts';
import { aMember, aRoster, aRule, hoursLater, idOf, morning } from '#tests/support/rows.ts';

const names = ['Linda', 'Wang', 'Zhou', 'Root', 'Gone'] as const;
const id = (name: string) => idOf<MemberId>(name);
const members = [
  aMember('Linda'),
  aMember('Wang'),
  aMember('Zhou', 'manager'),
  aMember('Root', 'admin'),
  aMember('Gone', 'manager', { leftAt: morning }),
];
const people = { members, now: morning };

function away(name: string, standIn: string | null): Member {
  return aMember(name, 'rep', {
    absences: [
      {
        id: idOf(`${name} away`),
        from: hoursLater(-1),
        to: hoursLater(1),
        standInId: standIn ? id(standIn) : null,
        held: 'stay',
        state: 'begun',
      },
    ],
  });
}

const to = (name: string): Effect => ({
  kind: 'assign',
  to: { kind: 'member', memberId: id(name) },
});
/** Rules that always match, one for each list of effects, in this order. */
function always(...effects: Effect[][]): Rule[] {
  return effects.map((some, position) =>
    aRule({
      id: idOf(`rule ${position}`),
      name: `Rule ${position}`,
      position,
      conditions: [],
      effects: some,
    }),
  );
}
const route = (rules: Rule[], facts = ruleFacts()) => routeOf(rules, facts, people);

describe('a route', () => {
  it('is none where no rule matches', () => {
    expect(route([aRule()])).toEqual(noRoute);
    expect(route([])).toEqual(noRoute);
  });

  it('stops behind a rule that does not go on', () => {
    const [one, two] = always([{ kind: 'tag', tags: ['a'] }], [{ kind: 'tag', tags: ['b'] }]);
    if (!one || !two) throw new Error('two rules');
    expect(route([one, two]).tags).toEqual(['a', 'b']);
    expect(route([two, { ...one, goesOn: false }]).tags).toEqual(['a']);
    expect(route([{ ...one, goesOn: false, active: false }, two]).tags).toEqual(['b']);
  });

  it('takes the first of what can be done once, and adds up the rest', () => {
    const templateId = idOf<TemplateId>('template');
    const other = idOf<TemplateId>('other');
    const hours = (viewHours: number, replyHours: number) => ({ viewHours, replyHours });
    const found = route(
      always(
        [to('Linda'), { kind: 'tag', tags: ['a', 'b'] }, { kind: 'hand-off', templateId }],
        [to('Wang'), { kind: 'priority', priority: 'high', hours: hours(2, 24) }],
        [{ kind: 'priority', priority: 'normal', hours: hours(4, 8) }],
        [
          { kind: 'tag', tags: ['b', 'c'] },
          { kind: 'suggest-template', templateId },
        ],
        [
          { kind: 'hand-off', templateId: null },
          { kind: 'suggest-template', templateId: other },
        ],
        [{ kind: 'notify', memberIds: [id('Wang'), id('Gone'), id('nobody')] }],
        [{ kind: 'notify', memberIds: [] }],
      ),
    );
    expect(found).toMatchObject({
      tags: ['a', 'b', 'c'],
      priority: 'high',
      hours: hours(2, 8),
      templateId,
      notify: [id('Wang'), id('Zhou')],
      assign: { rule: { name: 'Rule 0' }, to: { kind: 'member', memberId: id('Linda') } },
      handOff: { rule: { name: 'Rule 0' }, templateId },
      dismiss: null,
    });
    expect(found.rules).toHaveLength(7);
  });

  it('tells the admins where there is no manager', () => {
    const rules = always([{ kind: 'notify', memberIds: [] }]);
    const few = members.filter(({ name }) => name !== 'Zhou');
    expect(routeOf(rules, ruleFacts(), { ...people, members: few }).notify).toEqual([id('Root')]);
  });

  it('passes over who left, is unknown, or is away with nobody standing in', () => {
    const rules = always([to('Gone')], [to('nobody')], [to('Linda')], [to('Wang')]);
    const without = [away('Linda', null), aMember('Wang')];
    expect(route(rules).assign?.rule.name).toBe('Rule 2');
    expect(routeOf(rules, ruleFacts(), { members: without, now: morning }).assign?.rule.name).toBe(
      'Rule 3',
    );
    const owner = always([{ kind: 'assign', to: { kind: 'owner' } }], [to('Wang')]);
    expect(route(owner).assign?.rule.name).toBe('Rule 1');
    expect(route(owner, ruleFacts({ ownerId: id('Linda') })).assign?.rule.name).toBe('Rule 0');
  });

  it('of dismissing and giving away does what stands first', () => {
    const dismiss: Effect = { kind: 'dismiss' };
    expect(route(always([to('Linda')], [dismiss]))).toMatchObject({ dismiss: null });
    const tell: Effect = { kind: 'notify', memberIds: [] };
    expect(route(always([tell, dismiss], [to('Linda')]))).toMatchObject({
      dismiss: { name: 'Rule 0' },
      assign: null,
      notify: [],
    });
  });

  it('tells who is on duty of what stays in the pool', () => {
    const roster = aRoster({ weekdays: Array.from({ length: 7 }, () => id('Wang')) });
    expect(routeOf([], ruleFacts(), { ...people, roster }).notify).toEqual([id('Wang')]);
    const given = routeOf(always([to('Linda')]), ruleFacts(), { ...people, roster });
    expect(given.notify).toEqual([]);
  });
});

const memberId = fc.constantFrom(...names, 'nobody').map(id);
const group = fc.array(memberId, { minLength: 1, maxLength: 4 });
const effect: fc.Arbitrary<Effect> = fc.oneof(
  memberId.map((one): Effect => ({ kind: 'assign', to: { kind: 'member', memberId: one } })),
  group.map((memberIds): Effect => ({ kind: 'assign', to: { kind: 'round-robin', memberIds } })),
  group.map((memberIds): Effect => ({ kind: 'assign', to: { kind: 'least-loaded', memberIds } })),
  fc.constantFrom<Effect>(
    { kind: 'assign', to: { kind: 'owner' } },
    { kind: 'assign', to: { kind: 'duty' } },
    { kind: 'hand-off', templateId: null },
    { kind: 'dismiss' },
    { kind: 'priority', priority: 'high', hours: { viewHours: 3, replyHours: 9 } },
  ),
  fc.subarray(['a', 'b', 'c']).map((tags): Effect => ({ kind: 'tag', tags })),
  fc.array(memberId, { maxLength: 3 }).map((memberIds): Effect => ({ kind: 'notify', memberIds })),
);
const someRule = fc
  .record({
    position: fc.nat(3),
    active: fc.boolean(),
    goesOn: fc.boolean(),
    any: fc.constantFrom('pumps', 'quote', 'never'),
    not: fc.boolean(),
    effects: fc.array(effect, { minLength: 1, maxLength: 3 }),
  })
  .map(({ any, not, ...rest }) => ({
    ...rest,
    conditions: [{ kind: 'words' as const, not, where: 'anywhere' as const, any: [any] }],
  }));
const rules = fc
  .array(someRule, { maxLength: 8 })
  .map((list) =>
    list.map((one, n) => aRule({ ...one, id: idOf<RuleId>(`rule ${n}`), name: `Rule ${n}` })),
  );
const absences = fc.array(
  fc.tuple(fc.constantFrom(...names), fc.option(fc.constantFrom(...names))),
  { maxLength: 4 },
);
const team = absences.map((list) =>
  members.map((member) => {
    const found = list.find(([name]) => name === member.name);
    return found ? { ...member, absences: away(found[0], found[1]).absences } : member;
  }),
);

describe('the laws of routes', () => {
  it('the order of the list does not matter, asking twice does not, and the answer is one', () => {
    fc.assert(
      fc.property(rules, team, fc.infiniteStream(fc.nat()), (list, all, luck) => {
        const shuffled = list
          .map((rule) => ({ rule, at: luck.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ rule }) => rule);
        const asked = { members: all, now: morning };
        const first = routeOf(list, ruleFacts(), asked);
        expect(routeOf(list, ruleFacts(), asked)).toEqual(first);
        expect(routeOf(shuffled, ruleFacts(), asked)).toEqual(first);
        expect(Route.parse(first)).toEqual(first);
      }),
    );
  });

  it('nothing is given to somebody who is away or gone, and what a route promises can be kept', () => {
    const figures = fc.dictionary(fc.constantFrom(...names), fc.nat(9));
    fc.assert(
      fc.property(rules, team, figures, fc.option(memberId), (list, all, held, ownerId) => {
        const roster = aRoster({ weekdays: names.map(id).concat(id('Linda'), id('nobody')) });
        const asked = { members: all, now: morning, roster };
        const found = routeOf(list, ruleFacts({ ownerId }), asked);
        expect(found.assign !== null && found.dismiss !== null).toBe(false);
        if (!found.assign) return;
        const office = {
          ...asked,
          ownerId,
          held: new Map(Object.entries(held).map(([name, n]) => [id(name), n])),
          lastGiven: new Map<MemberId, Date>(),
        };
        const assignee = all.find((one) => one.id === assigneeOf(found.assign!.to, office));
        expect(assignee).toBeDefined();
        expect(assignee?.leftAt).toBeNull();
        expect(assignee?.absences).toEqual([]);
      }),
    );
  });

  it('a rule behind one that stops changes nothing, nor does one that does not match or is off', () => {
    fc.assert(
      fc.property(rules, someRule, (list, last) => {
        const before = routeOf(list, ruleFacts(), people);
        const added = aRule({ ...last, id: idOf<RuleId>('last'), position: 99 });
        const isMet = added.conditions.every(
          (one) => one.kind === 'words' && one.not === one.any.includes('never'),
        );
        const stopped = list.some(
          (rule) => rule.active && !rule.goesOn && before.rules.some((ref) => ref.id === rule.id),
        );
        const after = routeOf([...list, added], ruleFacts(), people);
        if (!added.active || stopped || !isMet) expect(after).toEqual(before);
        else expect(after.rules).toEqual([...before.rules, { id: added.id, name: added.name }]);
      }),
    );
  });
});
