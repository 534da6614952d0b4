import type { Chip } from '#lib/protocol/chip.ts';
import { chooseWebmail } from '#lib/webmails/choose.ts';
import { foldFrame, sidebarFrame } from '#lib/webmails/frame.ts';
import { thisPage } from '#lib/webmails/page.ts';
import type { SendGuard } from '#lib/webmails/send-guard.ts';
import type { Webmail } from '#lib/webmails/webmail.ts';

// Runs where our content scripts run, isolated from the page, and lets a test ask over the document they share.
const choice = chooseWebmail(thisPage());
const root = document.documentElement;
root.dataset.probe = choice?.name ?? 'none';
const end = new AbortController();
// A content script is no module, and cannot wait by itself.
if (choice) void Promise.resolve(choice.open({}, end.signal)).then(live);

interface Order {
  type: string;
  text?: string;
}

function live(webmail: Webmail): void {
  const frame = sidebarFrame(document, chrome.runtime.getURL('frame.html'), 'Probe');
  const sights: unknown[] = [];
  webmail.watch((sight) => {
    sights.push(sight);
    root.dataset.sights = JSON.stringify(sights);
  }, end.signal);
  // In the site's own storage, for the page goes when its mail has gone.
  webmail.watchSent((sent) => {
    const before = JSON.parse(localStorage.getItem('probe-sent') ?? '[]') as unknown[];
    localStorage.setItem('probe-sent', JSON.stringify([...before, sent]));
  }, end.signal);
  webmail.watchTheme(() => (root.dataset.probeTheme = webmail.theme()), end.signal);
  root.dataset.probeTheme = webmail.theme();
  root.dataset.report = JSON.stringify(webmail.check());
  webmail.watchRows((rows) => (root.dataset.rows = JSON.stringify(rows)), end.signal);
  const answers: ((may: boolean) => void)[] = [];
  const guard: SendGuard = {
    opened: (draft) => (root.dataset.draft = JSON.stringify(draft.addressed())),
    mustWait: () => root.dataset.hold !== undefined,
    maySend() {
      root.dataset.asked = String(Number(root.dataset.asked ?? 0) + 1);
      return new Promise((resolve) => answers.push(resolve));
    },
  };
  webmail.guardSend(guard, end.signal);
  webmail.mount(frame, end.signal);
  void webmail.resume(end.signal).then(() => (root.dataset.resumed = 'true'));
  const deeds: Record<string, (order: Order) => unknown> = {
    insert: ({ text = '' }) => webmail.insert(text, end.signal),
    fold: ({ text }) => foldFrame(frame, text === 'folded'),
    focus: () => webmail.focus(),
    chips: ({ text = '[]' }) => webmail.showChips(JSON.parse(text) as Chip[]),
    hold: () => void (root.dataset.hold = ''),
    may({ text }) {
      for (const answer of answers.splice(0)) answer(text === 'yes');
    },
    end: () => end.abort(),
  };
  document.addEventListener('probe-order', async (event) => {
    const order = JSON.parse((event as CustomEvent<string>).detail) as Order;
    const reply = (await deeds[order.type]?.(order)) ?? null;
    document.dispatchEvent(new CustomEvent('probe-reply', { detail: JSON.stringify(reply) }));
  });
}

declare const chrome: { runtime: { getURL(path: string): string } };
