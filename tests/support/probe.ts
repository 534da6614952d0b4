import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { Sent } from '#lib/protocol/bridge.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const manifest = {
  manifest_version: 3,
  name: 'Probe',
  version: '1',
  host_permissions: ['http://127.0.0.1/*'],
  background: { service_worker: 'worker.js' },
  content_scripts: [
    { matches: ['http://127.0.0.1/*'], js: ['content.js'], run_at: 'document_idle' },
  ],
  web_accessible_resources: [{ resources: ['frame.html'], matches: ['<all_urls>'] }],
};

/**
 * Builds an extension that holds lib/webmails and nothing else of ours, so that its meeting with a real page can be
 * tried by itself. Gives back its folder and how to remove it.
 */
export async function buildProbe(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-probe-'));
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      lib: {
        entry: join(root, 'tests/support/probe/content.ts'),
        formats: ['iife'],
        name: 'probe',
        fileName: () => 'content.js',
      },
    },
  });
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'worker.js'), '');
  await writeFile(join(folder, 'frame.html'), '<!doctype html><title>Probe</title><input>');
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export type Seen = { kind: string; sighting?: Record<string, unknown> | null; missing?: string[] };

/** What the probe has told of this page so far, oldest first. */
export async function sightsOn(page: Page): Promise<Seen[]> {
  const told = await page.locator('html').getAttribute('data-sights');
  return JSON.parse(told ?? '[]') as Seen[];
}

/** The first sight that fits, once it is told. */
export async function sightWhere(page: Page, fits: (sight: Seen) => boolean): Promise<Seen> {
  for (;;) {
    const told = await sightsOn(page);
    const found = told.find(fits);
    if (found) return found;
    await page.waitForFunction(
      (count) => (JSON.parse(document.documentElement.dataset.sights ?? '[]') as []).length > count,
      told.length,
    );
  }
}

/** The replies it has told as sent, in any tab of this webmail, oldest first. */
export async function sentFrom(page: Page): Promise<Sent[]> {
  const told = await page.evaluate(() => localStorage.getItem('probe-sent'));
  return (JSON.parse(told ?? '[]') as unknown[]).map((one) => Sent.parse(one));
}

/** Gives the webmail an order and waits for its answer. */
export function order(page: Page, type: string, text = ''): Promise<unknown> {
  return page.evaluate(
    (detail) =>
      new Promise((resolve) => {
        const answer = (event: Event): void =>
          resolve(JSON.parse((event as CustomEvent<string>).detail));
        document.addEventListener('probe-reply', answer, { once: true });
        document.dispatchEvent(new CustomEvent('probe-order', { detail }));
      }),
    JSON.stringify({ type, text }),
  );
}
