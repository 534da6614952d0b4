import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Worker } from 'playwright-core';

export interface Browser {
  context: BrowserContext;
  extensionId: string;
  /** The extension's service worker as it runs now; the browser stops and starts it at will. */
  worker(): Promise<Worker>;
  /** The folder of the profile, to open the same one again. */
  profile: string;
  /** Closes the browser, and removes the profile unless it was handed in. */
  close(): Promise<void>;
}

interface Options {
  /** Folder of an unpacked extension. */
  extension: string;
  /** An existing profile; a fresh one otherwise. */
  profile?: string;
  /** Names the browser may resolve beside loopback, each answered by a port of this machine. */
  hosts?: Record<string, number>;
  /** Language of the browser itself, which `getUILanguage` tells. */
  language?: 'en_US' | 'zh_CN';
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
}

/**
 * Chromium-family browsers that still take `--load-extension`; branded Chrome dropped it with version 137.
 * BATON_CHROMIUM names another one.
 */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/homebrew/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where this machine has a Chromium; null where it has none. */
export function findChromium(): string | null {
  const named = process.env.BATON_CHROMIUM;
  const places = named ? [named] : [...usualPlaces, chromium.executablePath()];
  return places.find((place) => existsSync(place)) ?? null;
}

/** Where this machine has a Firefox; null where it has none. BATON_FIREFOX names another one. */
export function findFirefox(): string | null {
  const named = process.env.BATON_FIREFOX;
  const usual = [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ];
  return (named ? [named] : usual).find((place) => existsSync(place)) ?? null;
}

/**
 * Features we switch off ourselves. The last such argument wins, so this also undoes Playwright's own list, which
 * holds ThirdPartyStoragePartitioning: without it IndexedDB fails in an extension's frame inside a web page.
 */
const disabledFeatures = [
  'MediaRouter',
  'OptimizationHints',
  'DialMediaRouteProvider',
  'Translate',
];

/** Opens a headless Chromium with the extension loaded; nothing it does leaves the machine. */
export async function launchBrowser(options: Options): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium here: apt-get install -y chromium');
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'baton-profile-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    // Playwright's own headless mode has no extensions; the browser's has, and looks headed to Playwright.
    headless: false,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: browserArguments(options),
    env: { ...process.env, LANGUAGE: options.language ?? 'en_US' },
    viewport: options.viewport ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    ignoreHTTPSErrors: options.hosts !== undefined,
  });
  const worker = async (): Promise<Worker> =>
    context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
  return {
    context,
    extensionId: new URL((await worker()).url()).host,
    worker,
    profile,
    async close() {
      await context.close();
      if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
    },
  };
}

function browserArguments({ extension, hosts = {} }: Options): string[] {
  const answered = Object.entries(hosts).map(([name, port]) => `MAP ${name} 127.0.0.1:${port}`);
  return [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${disabledFeatures.join(',')}`,
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--host-resolver-rules=${[...answered, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
    ...(answered.length > 0 ? ['--ignore-certificate-errors'] : []),
  ];
}
