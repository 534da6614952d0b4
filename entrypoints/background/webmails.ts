import { browser, type Browser } from 'wxt/browser';
import { originPattern } from '#lib/settings/origin-pattern.ts';
import { webmails } from '#lib/settings/settings.ts';

type Script = Browser.scripting.RegisteredContentScript & { id: string };

/** Gmail's script weighs a megabyte, and no page pays for the reading of another's. */
const scripts = {
  gmail: 'content-scripts/gmail.js',
  outlook: 'content-scripts/outlook.js',
  practice: 'content-scripts/practice.js',
  other: 'content-scripts/webmail.js',
};

/**
 * Registers content scripts for exactly the webmails that are chosen and still permitted, and starts them in tabs that
 * are open already. Registrations outlive the browser, permissions may not: so both are looked at anew each time. One
 * that the browser rejects is told to `report` and leaves the others standing.
 */
export async function registerWebmails(report: (fault: unknown) => void): Promise<void> {
  const wanted = await wantedScripts();
  const before = await browser.scripting.getRegisteredContentScripts();
  const known = new Set(before.map(({ id }) => id));
  for (const id of known) {
    await browser.scripting.unregisterContentScripts({ ids: [id] }).catch(report);
  }
  for (const script of wanted) {
    try {
      await browser.scripting.registerContentScripts([script]);
      if (!known.has(script.id)) await startInOpenTabs(script);
    } catch (fault) {
      report(fault);
    }
  }
}

/** After an update: what runs in open tabs is cut off from us, so that the next registration starts it there anew. */
export async function forgetWebmails(): Promise<void> {
  await browser.scripting.unregisterContentScripts();
}

async function wantedScripts(): Promise<Script[]> {
  const wanted = new Map<string, Script>();
  for (const { name, base } of await webmails.read()) {
    const pattern = originPattern(base);
    if (!(await browser.permissions.contains({ origins: [pattern] }))) continue;
    const kind = name in scripts ? (name as keyof typeof scripts) : 'other';
    wanted.set(`${kind} ${pattern}`, {
      id: `${kind} ${pattern}`,
      js: [scripts[kind]],
      matches: [pattern],
      runAt: 'document_idle',
      allFrames: false,
      persistAcrossSessions: true,
    });
  }
  return [...wanted.values()];
}

async function startInOpenTabs({ js, matches }: Script): Promise<void> {
  const tabs = await browser.tabs.query({ url: matches ?? [] });
  for (const { id, discarded } of tabs) {
    if (id === undefined || discarded || !js) continue;
    // A tab that is just going away, or an error page, takes no script; it gets ours when it loads again.
    await browser.scripting
      .executeScript({ target: { tabId: id }, files: js as never })
      .catch(() => undefined);
  }
}
