import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findChromium } from '#tests/support/browser.ts';

/* `node tests/gallery/draw-icons.ts` draws public/icon/<size>.png from public/icon/baton.svg. Browsers want PNG. */
const sizes = [16, 32, 48, 96, 128];
const folder = new URL('../../public/icon/', import.meta.url);

const executablePath = findChromium();
if (!executablePath) throw new Error('no Chromium here: apt-get install -y chromium');
const drawing = await readFile(new URL('baton.svg', folder), 'utf8');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
    );
    const path = new URL(`${size}.png`, folder).pathname;
    await page.screenshot({ path, omitBackground: true });
  }
} finally {
  await browser.close();
}
