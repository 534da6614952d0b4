import { Window } from 'happy-dom';
import { expect, vi } from 'vitest';
import type { Seen } from './front-door.ts';

/** What axe-core objects to on a whole page. Contrast is fixed by the tokens, and happy-dom computes no colours. */
export async function objections(page: Seen): Promise<string[]> {
  const window = new Window({ url: 'http://localhost/' });
  window.document.write(page.html);
  for (const name of [
    'window',
    'document',
    'Node',
    'Element',
    'HTMLElement',
    'NodeList',
  ] as const) {
    vi.stubGlobal(name, name === 'window' ? window : window[name]);
  }
  const { default: axe } = await import('axe-core');
  const root = window.document.documentElement as unknown as Element;
  const { violations, passes } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false } },
  });
  vi.unstubAllGlobals();
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, nodes }) => `${page.path}: ${id} ${nodes.map((one) => one.html)}`);
}
