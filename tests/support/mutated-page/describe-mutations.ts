import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { suffer, tableOf, type MutatedPage, type Suffered } from './mutated-page.ts';
import { mutationsOf } from './mutations.ts';

const nothing = { name: 'nothing', kind: 'nothing', change: () => undefined };

/**
 * Tests that whatever happens to a page, nothing wrong is said of it and nothing thrown, and prints what still worked.
 * For every webmail, in a file with a document (`@vitest-environment happy-dom`):
 *
 *   describeMutations({ name: 'Outlook, list', page: (change) => document, open: (document) => webmail,
 *     anchors: shipped, body: '[id^="UniqueMessageBody"]',
 *     other: [['Adaeze Okoro', 'Eve Other'], ['adaeze@…', 'eve@…'], [subject, another], [id, another]] });
 *
 * `other` must name every id, address, name and subject by which the page tells this mail, so that "another's" parts
 * are those of the page of another customer, whom the team knows as well: the worst there is. An ability that the page
 * does not have as it was saved (a list's message, say) is left out; at least one must be there, and be right.
 */
export function describeMutations(page: MutatedPage): void {
  describe(page.name, () => {
    const results: Suffered[] = [];
    beforeEach(() => {
      sessionStorage.clear();
      vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    });
    afterAll(() => void process.stdout.write(tableOf(page.name, results)));

    test('is read rightly as it was saved', async () => {
      const outcomes = Object.values((await suffer(page, nothing)).outcomes);
      expect(outcomes.length).toBeGreaterThan(0);
      expect(new Set(outcomes)).toEqual(new Set(['right']));
    });

    test.each(mutationsOf(page.page(), page))('makes no mistake: $name', async (mutation) => {
      const { outcomes, isChanged } = await suffer(page, mutation);
      results.push({ mutation, outcomes });
      expect(isChanged).toBe(true);
      expect(Object.values(outcomes)).not.toContain('wrong');
    });
  });
}
