import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

export interface PracticeBrowser {
  context: BrowserContext;
  /** The practice webmail in front. */
  page: Page;
  close(): Promise<void>;
}

/** Browsers that take `--load-extension`; branded Chrome and Edge dropped it. BATON_CHROMIUM names another. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/opt/homebrew/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where a fitting browser is, or why none can be opened here. */
export function findBrowser(env: NodeJS.ProcessEnv): { path: string } | { why: string } {
  const named = env.BATON_CHROMIUM;
  const path = (named ? [named] : [...usual, chromium.executablePath()]).find(existsSync);
  if (path === undefined) return { why: 'No Chromium was found on this machine.' };
  const needsDisplay = process.platform === 'linux' && env.BATON_HEADLESS !== '1';
  if (needsDisplay && !env.DISPLAY && !env.WAYLAND_DISPLAY) {
    return { why: 'There is no display to open a browser on.' };
  }
  return { path };
}

interface Options {
  path: string;
  /** The unpacked extension, the loopback build. */
  extension: string;
  /** Holds the profile, which is made anew each time. */
  folder: string;
  /** Address of the server, without a slash at its end. */
  server: string;
  webmail: string;
  isHeadless: boolean;
  /** Says yes to the code on the server's page, as the sample member. */
  approve(code: string): Promise<void>;
}

/** Opens the practice webmail in a browser with the extension, connected through the device flow. */
export async function openBrowser(options: Options): Promise<PracticeBrowser> {
  const { path, extension, folder, isHeadless } = options;
  const profile = join(folder, 'profile');
  await rm(profile, { recursive: true, force: true });
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    headless: false,
    viewport: null,
    // We close it ourselves, after the signal that stops the server.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    args: [
      ...(isHeadless ? ['--headless=new', '--disable-gpu'] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--no-first-run',
      '--window-size=1440,900',
      // The last such argument wins: Playwright's own would keep the frame from the extension's database.
      '--disable-features=MediaRouter,Translate',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  try {
    const base = options.webmail.split('?')[0] ?? options.webmail;
    await connect(context, { ...options, webmails: [{ name: 'practice', base }] });
    const [first] = context.pages();
    const page = first ?? (await context.newPage());
    await page.goto(options.webmail);
    return { context, page, close: () => context.close() };
  } catch (error) {
    await context.close();
    throw error;
  }
}

interface Connecting {
  server: string;
  approve(code: string): Promise<void>;
  webmails: { name: string; base: string }[];
}

/** As a person would in the extension's options: the server's address, the code, the webmails. */
export async function connect(context: BrowserContext, how: Connecting): Promise<void> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await page.goto(`chrome-extension://${new URL(worker.url()).host}/options.html`);
  const ask = (message: unknown): Promise<unknown> =>
    page.evaluate(
      (one) =>
        chrome.runtime.sendMessage({ baton: 'ask', message: one }).then((reply) => reply.value),
      message,
    );
  const reply = (await ask({ type: 'connect', address: how.server })) as { code?: string };
  if (!reply.code) throw new Error(`the extension did not connect: ${JSON.stringify(reply)}`);
  const code = page.getByText(reply.code);
  await code.waitFor();
  await how.approve(reply.code);
  // The worker asks the server every few seconds; until it has its token, the sidebar would show the code as well.
  await code.waitFor({ state: 'detached' });
  await page.evaluate((webmails) => chrome.storage.local.set({ webmails }), how.webmails);
  await ask({ type: 'webmails' });
  await page.close();
}

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<{ value: unknown }> };
  storage: { local: { set(items: Record<string, unknown>): Promise<void> } };
};
