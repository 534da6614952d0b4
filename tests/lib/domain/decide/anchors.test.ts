import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Action } from '#lib/domain/action.ts';
import { mostVersions, type AnchorSet } from '#lib/domain/anchor-set.ts';
import type { AnchorSetId } from '#lib/domain/ids.ts';
import { anAnchorSet, hoursLater, idOf, morning } from '#tests/support/rows.ts';
import { as, code, linda, noon, on, root, team, zhou } from '#tests/support/team-of-four.ts';
import { steps, team as anyTeam } from './any-steps.ts';

const stamp = () => ({ id: on().id, at: morning });
const save = (word: string, over: Partial<Pick<AnchorSet, 'webmail' | 'anchors'>> = {}) =>
  ({
    ...stamp(),
    type: 'save-anchors',
    anchorSetId: idOf<AnchorSetId>(word),
    webmail: 'outlook',
    anchors: { subject: 'div.subject' },
    note: word,
    ...over,
  }) as const;
const use = (word: string | null, webmail: AnchorSet['webmail'] = 'outlook') =>
  ({
    ...stamp(),
    type: 'use-anchors',
    webmail,
    anchorSetId: word === null ? null : idOf<AnchorSetId>(word),
  }) as const;
const told = (made: ReturnType<typeof team>) =>
  [...made.rows.anchorSets.values()].map(
    ({ note, version, isActive }) => `${note} ${version}${isActive ? ' active' : ''}`,
  );

describe('save-anchors', () => {
  it('makes the next version of that webmail, the only active one', () => {
    const made = team();
    expect(made.act(as(root), save('a'), noon)).toMatchObject({
      detail: { name: 'outlook', version: 1 },
    });
    made.act(as(root), save('b'), hoursLater(4));
    made.act(as(root), save('g', { webmail: 'gmail' }), hoursLater(5));
    expect(told(made)).toEqual(['a 1', 'b 2 active', 'g 1 active']);
    expect(made.rows.anchorSets.get(idOf('b'))).toMatchObject({
      savedBy: root.id,
      savedAt: hoursLater(4),
    });
  });

  it('is an admin’s, and never writes over a version', () => {
    const made = team();
    expect(code(made.act(as(linda), save('a'), noon))).toBe('not-allowed');
    expect(code(made.act(as(zhou), save('a'), noon))).toBe('not-allowed');
    expect(code(made.act({ kind: 'host' }, save('a'), noon))).toBe('not-allowed');
    made.act(as(root), save('a'), noon);
    expect(code(made.act(as(root), save('a', { webmail: 'gmail' }), noon))).toBe('stale');
  });

  it('names the anchor that is certainly no selector, and why', () => {
    const anchors = { subject: 'div', 'list.row': 'p { color: red }' };
    expect(team().act(as(root), save('a', { anchors }), noon)).toEqual({
      kind: 'refusal',
      refusal: { code: 'anchors-broken', name: 'list.row', problem: 'braces' },
    });
  });

  it('lets the oldest go where there are too many, and counts on', () => {
    const made = team();
    for (let n = 1; n <= mostVersions + 1; n += 1) made.act(as(root), save(`n${n}`), noon);
    const kept = told(made);
    expect(kept).toHaveLength(mostVersions);
    expect(kept[0]).toBe('n2 2');
    expect(kept.at(-1)).toBe(`n${mostVersions + 1} ${mostVersions + 1} active`);
  });

  it.each([
    ['a name with an underscore', { is_it: 'a' }],
    ['a name too long', { ['a'.repeat(61)]: 'a' }],
    ['no selector at all', { a: '' }],
    ['a selector too long', { a: 'a'.repeat(501) }],
    ['a control character', { a: 'a\u0000b' }],
    ['a line break', { a: 'a\nb' }],
    [
      'too many',
      Object.fromEntries([...'abcdefgh'].flatMap((a) => [...'abcdefgh'].map((b) => [a + b, 'a']))),
    ],
  ])('cannot be said with %s', (_what, anchors) => {
    const said = JSON.stringify(save('a', { anchors: anchors as never }));
    const read = Action.safeParse(JSON.parse(said));
    expect(read.success).toBe(false);
    expect(read.error?.issues[0]?.path[0]).toBe('anchors');
  });
});

describe('use-anchors', () => {
  it('goes back to an older version, to what is shipped, and forward again', () => {
    const made = team();
    for (const word of ['a', 'b']) made.act(as(root), save(word), noon);
    made.act(as(root), use('a'), noon);
    expect(told(made)).toEqual(['a 1 active', 'b 2']);
    expect(made.act(as(root), use(null), noon)).toMatchObject({ detail: { name: 'outlook' } });
    expect(told(made)).toEqual(['a 1', 'b 2']);
    expect(made.act(as(root), use(null), noon)).toMatchObject({ changes: [] });
    made.act(as(root), use('b'), noon);
    expect(told(made)).toEqual(['a 1', 'b 2 active']);
    expect(made.act(as(root), use('b'), noon)).toMatchObject({ changes: [] });
  });

  it('gives no page what would hold it up, though it was saved once', () => {
    const made = team();
    const anchors = { subject: 'h2', body: 'div:has(p)' };
    made.put(
      'anchorSets',
      anAnchorSet({ id: idOf('a'), webmail: 'outlook', isActive: false, anchors }),
    );
    expect(made.act(as(root), use('a'), noon)).toMatchObject({
      refusal: { code: 'anchors-broken', name: 'body', problem: 'has' },
    });
  });

  it('is an admin’s, and knows no version that is gone or of another webmail', () => {
    const made = team();
    made.put('anchorSets', anAnchorSet({ id: idOf('a'), webmail: 'roundcube' }));
    expect(code(made.act(as(zhou), use('a', 'roundcube'), noon))).toBe('not-allowed');
    expect(code(made.act(as(root), use('a'), noon))).toBe('anchors-gone');
    expect(code(made.act(as(root), use('b', 'roundcube'), noon))).toBe('anchors-gone');
  });
});

it('never has two active versions of a webmail, nor two of one number', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const made = anyTeam();
      for (const { actor, action, now } of list) {
        made.act(actor, action, now);
        const sets = [...made.rows.anchorSets.values()];
        const active = sets.filter(({ isActive }) => isActive).map(({ webmail }) => webmail);
        const numbers = sets.map(({ webmail, version }) => `${webmail} ${version}`);
        expect(new Set(active).size).toBe(active.length);
        expect(new Set(numbers).size).toBe(numbers.length);
      }
    }),
    { numRuns: 300 },
  );
});
