import { themeBehind, watchBackground } from '../background-theme.ts';
import { mountFixed } from '../fixed-place.ts';
import type { Webmail } from '../webmail.ts';

const missing = ['inboxsdk'];

/** Gmail where InboxSDK did not come, as in a window popped out: the sidebar beside it, and nothing claimed of the page. */
export function withoutSdk(document: Document): Webmail {
  return {
    name: 'gmail',
    check: () => ({ isEnough: false, missing, hits: {} }),
    watch: (tell) => tell({ kind: 'lost', missing }),
    watchSent: () => undefined,
    theme: () => themeBehind(document.body),
    watchTheme: (tell, until) => watchBackground(document.body, tell, until),
    mount: (frame, until) => mountFixed(frame, document, until),
    insert: async () => ({ ok: false, reason: 'no-reply' }),
    resume: async () => undefined,
    watchRows: () => undefined,
    showChips: () => undefined,
    guardSend: () => undefined,
    focus: () => document.body.focus(),
  };
}
