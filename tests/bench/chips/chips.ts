import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { launchBrowser } from '#tests/support/browser.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { percentiles, type Percentiles } from '../percentiles.ts';

export interface ChipTimes {
  /** How 200 rows of a list stand, with 100,000 inquiries in this browser's copy. */
  chips_ms: Percentiles;
  /** With 1,000. */
  chips_baseline_ms: Percentiles;
}

const times = 30;

/** In Chromium's own IndexedDB, on a page that holds nothing but the replica. */
export async function measureChips(): Promise<ChipTimes> {
  const script = await bundled();
  const server = createServer((request, response) => {
    const isScript = request.url === '/chips.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? script : '<!doctype html><script src="/chips.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser({ extension: builtExtension() });
  try {
    const page = await browser.context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const look = (count: number): Promise<number[]> =>
      page.evaluate(([all, often]) => chips(all, often), [count, times] as const);
    const few = await look(1_000);
    const many = await look(100_000);
    return { chips_ms: percentiles(many), chips_baseline_ms: percentiles(few) };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function bundled(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-chips-'));
  try {
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        lib: {
          entry: join(import.meta.dirname, 'in-the-browser.ts'),
          formats: ['iife'],
          name: 'bench',
          fileName: () => 'chips.js',
        },
      },
    });
    return await readFile(join(folder, 'chips.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the script leaves in its page. */
declare function chips(count: number, times: number): Promise<number[]>;
