import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from './browser.ts';
import { inFirefoxItself } from './firefox-itself.ts';
import { startLoopbackProxy } from './loopback-proxy.ts';

export interface Firefox {
  browser: Browser;
  /** Where the extension's own pages lie: `moz-extension://<random id>/`. */
  extensionUrl: string;
  /** Names outside the machine that were asked for, where `hosts` were given. */
  refused: readonly string[];
  /** Opens a page of the extension (`popup.html`) in a tab of its own. */
  openExtensionPage(path: string): Promise<Page>;
  /** Whether the event page runs now. */
  isAwake(): Promise<boolean>;
  /** Stops the event page, as Firefox does by itself once it was idle for half a minute. */
  putToSleep(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  /** Names the browser may reach over https beside loopback, each answered by a port of this machine. */
  hosts?: Record<string, number>;
}

/** The internal id is random for each profile unless the profile names it beforehand. */
const internalId = '6f1c2a52-8a34-4d0c-9d0c-2f3b5e7a9c11';

/**
 * Opens a headless Firefox with the extension loaded for as long as it runs. `addonId` is the manifest's
 * `browser_specific_settings.gecko.id`. Over BiDi an extension's frame inside a page is not listed as a frame: look
 * at the page, or open the extension's page in a tab.
 */
export async function launchFirefox(
  extension: string,
  addonId: string,
  { hosts }: Options = {},
): Promise<Firefox> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('no Firefox here: apt-get install -y firefox-esr');
  const profile = await mkdtemp(join(tmpdir(), 'baton-firefox-'));
  const proxy = hosts && (await startLoopbackProxy(hosts));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath,
    userDataDir: profile,
    headless: true,
    acceptInsecureCerts: hosts !== undefined,
    // Without it BiDi may not go to an extension's page.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [addonId]: internalId }),
      // A name outside the machine goes to a proxy nobody runs, or to ours, which refuses it; loopback never does.
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': 9,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy?.port ?? 9,
      'network.proxy.allow_hijacking_localhost': false,
      // A page that allows no picture would have its icon on its list of violations.
      'browser.chrome.site_icons': false,
    },
  });
  await browser.installExtension(extension);
  const extensionUrl = `moz-extension://${internalId}/`;
  const addon = `WebExtensionPolicy.getByID(${JSON.stringify(addonId)}).extension`;
  return {
    browser,
    extensionUrl,
    refused: proxy?.refused ?? [],
    async openExtensionPage(path) {
      const page = await browser.newPage();
      const url = extensionUrl + path;
      // The page loads in another process and Firefox never reports that the navigation ended, so we ask the page.
      page.goto(url, { timeout: 0 }).catch(() => {});
      await page.waitForFunction((wanted) => location.href === wanted, {}, url);
      return page;
    },
    isAwake: async () => (await inFirefoxItself(browser, `${addon}.backgroundState`)) === 'running',
    async putToSleep() {
      await inFirefoxItself(browser, `${addon}.terminateBackground()`);
    },
    async close() {
      await browser.close();
      await proxy?.stop();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
