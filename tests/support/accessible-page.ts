import axe, { type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * Fails with everything axe-core objects to in a page or frame as the browser draws it, contrast included. Of a frame
 * no first heading is asked: that is for the page it stands in.
 */
export async function expectAccessiblePage(shown: Page | Frame): Promise<void> {
  await shown.evaluate(axe.source);
  const isFrame = 'parentFrame' in shown;
  const rules = { 'page-has-heading-one': { enabled: !isFrame } };
  // As text: a function would name what this file imports.
  const run = `axe.run(${JSON.stringify({ rules })})`;
  const { violations, passes } = await shown.evaluate<AxeResults>(run);
  const objections = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `${node.html}\n${node.failureSummary}`).join('\n')}`,
  );
  expect(objections).toEqual([]);
  expect(passes.map(({ id }) => id)).toContain('color-contrast');
}
