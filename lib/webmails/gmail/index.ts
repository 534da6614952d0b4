import { themeBehind, watchBackground } from '../background-theme.ts';
import { mountFixed } from '../fixed-place.ts';
import type { Page } from '../page.ts';
import type { Choice, Webmail } from '../webmail.ts';
import { insertIntoDraft } from './compose.ts';
import { mountPanel } from './panel.ts';
import { loadInTime, type InboxSDK } from './sdk.ts';
import { watchGmail, type Open } from './watch.ts';

/**
 * Gmail, through InboxSDK, which `load` brings. Resolves also where it does not come: then nothing is claimed about
 * the page, and the sidebar stands beside it with all that needs no page.
 */
export function gmail(page: Page, load: () => Promise<InboxSDK>): Choice {
  return { name: 'gmail', open: (_overrides, signal) => openGmail(page, load, signal) };
}

async function openGmail(
  { document }: Page,
  load: () => Promise<InboxSDK>,
  signal: AbortSignal,
): Promise<Webmail> {
  const sdk = await loadInTime(load, signal);
  const open: Open = { thread: null, compose: null };
  const missing = sdk ? [] : ['inboxsdk'];
  return {
    name: 'gmail',
    check: () => ({ isEnough: missing.length === 0, missing, hits: {} }),
    watch(tell, until) {
      if (sdk) watchGmail(sdk, open, tell, until);
      else tell({ kind: 'lost', missing });
    },
    // Gmail's own API tells the server what was sent, and from whose account.
    watchSent: () => undefined,
    theme: () => themeBehind(document.body),
    watchTheme: (tell, until) => watchBackground(document.body, tell, until),
    mount(frame, until) {
      if (sdk) mountPanel(sdk, frame, document, until);
      else mountFixed(frame, document, until);
    },
    insert: (text, until) => insertIntoDraft(open, text, document, until),
    // A reply in Gmail opens in the same page, so nothing waits for one.
    resume: async () => undefined,
    watchRows: () => undefined,
    showChips: () => undefined,
    guardSend: () => undefined,
    focus() {
      const draft = open.compose?.getBodyElement();
      (draft ?? document.querySelector<HTMLElement>('[role="main"]'))?.focus();
    },
  };
}
