import { fakeBrowser } from '#tests/support/extension-browser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { webmails } from '#lib/settings/settings.ts';
import { forgetWebmails, registerWebmails } from '../../../entrypoints/background/webmails.ts';

type Script = { id: string; js: string[]; matches: string[] };
let registered: Script[];
let started: [number, string][];
let permitted: string[];
let faults: string[];

const rejected = 'https://rejected.test/*';

/** The parts of chrome.scripting, permissions and tabs that are used, as their documentation has them. */
const browserParts = {
  scripting: {
    getRegisteredContentScripts: async () => registered,
    async unregisterContentScripts(filter?: { ids: string[] }) {
      registered = registered.filter(({ id }) => filter && !filter.ids.includes(id));
    },
    async registerContentScripts(scripts: Script[]) {
      for (const { id, matches } of scripts) {
        if (matches.includes(rejected)) throw new Error(`Invalid match pattern '${rejected}'`);
        if (registered.some((one) => one.id === id)) throw new Error(`Duplicate script ID '${id}'`);
      }
      registered.push(...scripts);
    },
    async executeScript({ target, files }: { target: { tabId: number }; files: string[] }) {
      if (target.tabId === 13) throw new Error('Frame with ID 0 is showing error page');
      started.push([target.tabId, files[0] ?? '']);
    },
  },
  permissions: {
    contains: async ({ origins }: { origins: string[] }) =>
      origins.every((origin) => permitted.includes(origin)),
  },
  tabs: {
    query: async ({ url }: { url: string[] }) =>
      url[0]?.includes('acme') ? [{ id: 4 }, { id: 13 }, { id: 5, discarded: true }] : [],
  },
};

beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser, browserParts);
  registered = [];
  started = [];
  permitted = [
    'https://mail.acme.test/*',
    'https://mail.google.com/*',
    'https://outlook.office.com/*',
  ];
  faults = [];
});

const register = () => registerWebmails((fault) => void faults.push(String(fault)));

const roundcube = { name: 'roundcube' as const, base: 'https://mail.acme.test/rc/' };
const gmail = { name: 'gmail' as const, base: 'https://mail.google.com/mail/' };
const office = 'https://outlook.office.com/mail/';
const outlook = { name: 'outlook' as const, base: office };
const what = () => registered.map(({ js, matches }) => [js[0], matches[0]]);

describe('content scripts', () => {
  it('stand where a webmail is chosen and permitted, Gmail’s and Outlook’s there alone', async () => {
    const unpermitted = { name: 'roundcube' as const, base: 'https://other.test/' };
    const shared = { ...outlook, base: `${office}info@acme.test/` };
    await webmails.write([roundcube, gmail, outlook, shared, unpermitted]);
    await register();
    expect(what()).toEqual([
      ['content-scripts/webmail.js', 'https://mail.acme.test/*'],
      ['content-scripts/gmail.js', 'https://mail.google.com/*'],
      ['content-scripts/outlook.js', 'https://outlook.office.com/*'],
    ]);
  });

  it('start at once in tabs that are open, and only once', async () => {
    await webmails.write([roundcube, { ...roundcube, base: 'https://mail.acme.test/other/' }]);
    await register();
    await register();
    expect(started).toEqual([[4, 'content-scripts/webmail.js']]);
    expect(registered).toHaveLength(1);
  });

  it('stand where the browser rejects another, which is told once', async () => {
    permitted.push(rejected);
    await webmails.write([{ ...roundcube, base: 'https://rejected.test/' }, roundcube, gmail]);
    await register();
    expect(what()).toHaveLength(2);
    expect(faults).toEqual([expect.stringContaining(rejected)]);
  });

  it('start anew in open tabs after an update', async () => {
    await webmails.write([roundcube]);
    await register();
    await forgetWebmails();
    await register();
    expect(started.map(([tab]) => tab)).toEqual([4, 4]);
    expect(registered).toHaveLength(1);
  });

  it('go when the permission or the choice goes', async () => {
    await webmails.write([roundcube, gmail]);
    await register();
    permitted = ['https://mail.google.com/*'];
    await register();
    expect(what()).toEqual([['content-scripts/gmail.js', 'https://mail.google.com/*']]);
    await webmails.write([]);
    await register();
    expect(registered).toEqual([]);
  });
});
