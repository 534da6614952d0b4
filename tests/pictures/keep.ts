import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

type Clip = { x: number; y: number; width: number; height: number };

/** Writes a picture of the page, or of a part of it, beside this file. */
export async function keep(page: Page, name: string, clip?: Clip): Promise<void> {
  const path = fileURLToPath(new URL(`${name}.png`, import.meta.url));
  await page.screenshot({ path, animations: 'disabled', ...(clip && { clip }) });
  process.stdout.write(`${path}\n`);
}
