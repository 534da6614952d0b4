import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, onTestFailed } from 'vitest';

const results = fileURLToPath(new URL('../../test-results', import.meta.url));

interface Seen {
  screenshot(options: { path: string }): Promise<unknown>;
}

/** Leaves a picture of every page in `test-results` when a test of this file fails. */
export function lastLook(pages: () => Record<string, Seen | undefined>): void {
  beforeEach(({ task }) => {
    onTestFailed(async () => {
      await mkdir(results, { recursive: true });
      const step = task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 40);
      for (const [name, page] of Object.entries(pages())) {
        await page?.screenshot({ path: `${results}/${step}-${name}.png` }).catch(() => {});
      }
    });
  });
}
