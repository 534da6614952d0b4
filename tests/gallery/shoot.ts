import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { findChromium } from '#tests/support/browser.ts';

/*
 * `node tests/gallery/shoot.ts [folder] [query …]` writes a picture of the gallery per language and theme. Each further
 * argument is one more query, such as `lang=zh&theme=dark&host=gmail`, or a page and its query: `popup.html?lang=zh`.
 */
const [folder = '.output/gallery', ...more] = process.argv.slice(2);
const queries =
  more.length > 0
    ? more
    : ['lang=en', 'lang=zh', 'lang=en&theme=dark', 'lang=zh&theme=dark', 'lang=en&host=gmail'];

const executablePath = findChromium();
if (!executablePath) throw new Error('no Chromium here: apt-get install -y chromium');

await mkdir(folder, { recursive: true });
const server = await createServer({
  configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
  logLevel: 'warn',
});
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  for (const query of queries) {
    await page.goto(address + (query.includes('.html') ? query : `?${query}`), {
      waitUntil: 'networkidle',
    });
    // These two press buttons and keys first, within frames too, and say when they are through.
    if (/^(?:sidebar|guard)\.html/.test(query)) {
      await page.waitForFunction("document.title === 'done'");
    }
    await page.evaluate(quiet);
    const path = `${folder}/${query.replaceAll(/[^a-z0-9]+/g, '-')}.png`;
    await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    process.stdout.write(`${path}\n`);
  }
} finally {
  await browser.close();
  await server.close();
}

/** Resolves when nothing has changed on the page for half a second: its rows are read by then. */
function quiet(): Promise<void> {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, 500);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(resolve, 500);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}
