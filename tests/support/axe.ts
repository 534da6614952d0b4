import axe from 'axe-core';
import { expect } from 'vitest';

/**
 * Fails with the rule, the reason and the markup of everything axe-core objects to.
 * Colours are left out: happy-dom computes none, and their contrast is fixed by the tokens. So are rules about whole
 * pages, since a component is none.
 */
export async function expectAccessible(container: Element): Promise<void> {
  const { violations, passes } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  const objections = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => node.html).join('\n')}`,
  );
  expect(objections).toEqual([]);
  // A container that axe saw nothing in would pass everything.
  expect(passes.length).toBeGreaterThan(0);
}
