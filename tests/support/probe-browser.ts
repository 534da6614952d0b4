import { afterAll } from 'vitest';
import { launchBrowser, type Browser } from './browser.ts';
import { buildProbe } from './probe.ts';

/** A browser with the probe in it, for the tests of the file that awaits it; it closes with their last. */
export async function openProbeBrowser(): Promise<Browser> {
  const probe = await buildProbe();
  afterAll(probe.remove);
  const browser = await launchBrowser({
    extension: probe.folder,
    viewport: { width: 1440, height: 900 },
  });
  afterAll(() => browser.close());
  return browser;
}
