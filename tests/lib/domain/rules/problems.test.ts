import { describe, expect, it } from 'vitest';
import type { MemberId, RuleId } from '#lib/domain/ids.ts';
import type { Condition, Effect, Rule } from '#lib/domain/rule.ts';
import { problemsOf } from '#lib/domain/rules/problems.ts';
import { aMember, aRule, idOf, morning } from '#tests/support/rows.ts';

const id = (name: string) => idOf<MemberId>(name);
const members = [aMember('Linda'), aMember('Wang'), aMember('Gone', 'rep', { leftAt: morning })];
const words = (where: 'subject' | 'body' | 'anywhere', ...any: string[]): Condition => ({
  kind: 'words',
  not: false,
  where,
  any,
});
const to = (name: string): Effect => ({
  kind: 'assign',
  to: { kind: 'member', memberId: id(name) },
});

function rule(name: string, position: number, over: Partial<Rule> = {}): Rule {
  return aRule({ id: idOf<RuleId>(name), name, position, ...over });
}
const kinds = (one: Rule, ...others: Rule[]) =>
  problemsOf(one, [one, ...others], members).map(({ kind }) => kind);

describe('what to know about a rule before saving it', () => {
  it('nothing, of a good one', () => {
    expect(kinds(aRule(), rule('other', 2, { effects: [to('Wang')], conditions: [] }))).toEqual([]);
  });

  it('that a wider one before it stops', () => {
    const stop = (conditions: Condition[], over: Partial<Rule> = {}) =>
      rule('first', 0, { conditions, goesOn: false, effects: [to('Linda')], ...over });
    const ours = rule('ours', 5, {
      conditions: [words('subject', 'Product-A'), { kind: 'new-customer', not: false }],
    });
    const reached = (first: Rule) => !kinds(ours, first).includes('never-reached');
    expect(reached(stop([]))).toBe(false);
    expect(reached(stop([words('subject', 'product B', 'PRODUCT a')]))).toBe(false);
    expect(reached(stop([words('anywhere', 'product a')]))).toBe(false);
    expect(reached(stop([words('body', 'product a')]))).toBe(true);
    expect(reached(stop([words('subject', 'product b')]))).toBe(true);
    expect(reached(stop([words('subject', 'product a'), { kind: 'attachment', not: false }]))).toBe(
      true,
    );
    expect(reached(stop([], { goesOn: true }))).toBe(true);
    expect(reached(stop([], { active: false }))).toBe(true);
    expect(reached(stop([], { position: 6 }))).toBe(true);
    expect(problemsOf(ours, [ours, stop([])], members)).toContainEqual({
      kind: 'never-reached',
      behind: { id: idOf('first'), name: 'first' },
    });
  });

  it('that a rule without words is wider than one without more of them', () => {
    const not = (...any: string[]): Condition => ({ ...words('subject', ...any), not: true });
    const ours = rule('ours', 5, { conditions: [not('a', 'b')] });
    const first = (...any: string[]) =>
      rule('first', 0, { conditions: [not(...any)], goesOn: false });
    expect(kinds(ours, first('a'))).toContain('never-reached');
    expect(kinds(ours, first('a', 'b', 'c'))).not.toContain('never-reached');
  });

  it('that another one gives the same inquiries to somebody else, or dismisses them', () => {
    const ours = rule('ours', 1, { conditions: [words('subject', 'b', 'A')] });
    const other = (effects: Effect[], ...any: string[]) =>
      rule('other', 2, { conditions: [words('subject', ...any)], effects });
    expect(kinds(ours, other([to('Wang')], 'a', 'B'))).toEqual(['contradicts']);
    expect(kinds(ours, other([{ kind: 'dismiss' }], 'a', 'b'))).toEqual(['contradicts']);
    expect(kinds(ours, other([to('Linda')], 'a', 'b'))).toEqual([]);
    expect(kinds(ours, other([{ kind: 'tag', tags: ['x'] }], 'a', 'b'))).toEqual([]);
    expect(kinds(ours, other([to('Wang')], 'a'))).toEqual([]);
  });

  it('that it names somebody who left or was never here', () => {
    const ours = rule('ours', 1, {
      conditions: [{ kind: 'owner', not: false, any: [id('nobody')] }],
      effects: [to('Gone'), { kind: 'notify', memberIds: [id('Gone'), id('Wang')] }],
    });
    expect(problemsOf(ours, [], members)).toEqual([
      { kind: 'member-gone', memberId: id('Gone') },
      { kind: 'member-gone', memberId: id('nobody') },
    ]);
  });

  it('that it looks for nothing, or in no place', () => {
    const ours = rule('ours', 1, {
      conditions: [
        words('body', ' - ', 'quote', '*'),
        { kind: 'country', not: false, any: ['de', 'XX'] },
        { kind: 'hour', not: false, from: '00:00', to: '06:00', timeZone: 'Mars/Base', days: [] },
      ],
    });
    expect(problemsOf(ours, [], members)).toEqual([
      { kind: 'empty-words', words: ' - ' },
      { kind: 'empty-words', words: '*' },
      { kind: 'unknown-country', code: 'XX' },
      { kind: 'unknown-time-zone', timeZone: 'Mars/Base' },
    ]);
  });

  it('that it hands off what nobody was given, and dismisses everything', () => {
    const handsOff = rule('ours', 1, { effects: [{ kind: 'hand-off', templateId: null }] });
    expect(kinds(handsOff)).toEqual(['hands-off-to-nobody']);
    expect(kinds(handsOff, rule('other', 0))).toEqual([]);
    const all = rule('ours', 1, { conditions: [], effects: [{ kind: 'dismiss' }] });
    expect(kinds(all)).toEqual(['dismisses-all']);
  });
});
