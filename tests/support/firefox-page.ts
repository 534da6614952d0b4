import { inflateSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';

/** What a person does and sees in a page of Firefox, by the words in it. */

/** Until the page's text holds this. */
export async function shows(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
}

/** Presses the button, or follows the link, that has these words. */
export async function press(page: Page, words: string): Promise<void> {
  const path = `//*[self::button or self::a][contains(., ${JSON.stringify(words)})]`;
  const found = await page.waitForSelector(`::-p-xpath(${path})`);
  await found?.click();
}

/** Types into the field of this label. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  const field = await page.waitForSelector(`::-p-aria([name="${label}"][role="textbox"])`);
  await field?.type(text);
}

/** Until the chip of the row with this subject begins so for a screen reader; `rows`: selector of the list's rows. */
export async function rowSays(
  page: Page,
  rows: string,
  subject: string,
  label: string,
): Promise<void> {
  await page.waitForFunction(
    (selector, wanted, said) => {
      const row = [...document.querySelectorAll(selector)].find((one) =>
        one.textContent?.includes(wanted),
      );
      const spoken = row?.querySelector('baton-chip')?.getAttribute('aria-label');
      return spoken?.startsWith(said) === true;
    },
    {},
    rows,
    subject,
    label,
  );
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * How much a part of the page shows, by a screenshot of it: a frame of another origin cannot be asked. One colour alone
 * is written with a handful of different bytes, words in it with many.
 */
export async function bytesShown(page: Page, box: Box): Promise<number> {
  const png = Buffer.from(await page.screenshot({ clip: box }));
  const pixels: Buffer[] = [];
  // Past the signature: length, name, content and checksum of each chunk (PNG 1.2, 3.2).
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const content = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') pixels.push(content);
  }
  return new Set(inflateSync(Buffer.concat(pixels))).size;
}
