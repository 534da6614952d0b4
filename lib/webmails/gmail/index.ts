import { withOverrides, type AnchorOverrides } from '../anchors.ts';
import { themeBehind, watchBackground } from '../background-theme.ts';
import type { Page } from '../page.ts';
import type { Choice, Webmail } from '../webmail.ts';
import { shipped } from './anchors.ts';
import { checkGmail } from './check.ts';
import { inserter } from './compose.ts';
import type { Ground } from './ground.ts';
import { guardSend } from './guard.ts';
import { loadOnce } from './load-once.ts';
import { trackOpen } from './open.ts';
import { mountPanel } from './panel.ts';
import { readThreads } from './read-threads.ts';
import { gmailList } from './rows.ts';
import { sdkSelectors, type SdkSelectors } from './sdk-selectors.ts';
import type { LoadSdk } from './sdk.ts';
import { watchGmail } from './watch.ts';
import { watchSent } from './watch-sent.ts';
import { withoutSdk } from './without-sdk.ts';

/**
 * Gmail, through InboxSDK, which `load` brings. Resolves also where it does not come: then nothing is claimed about
 * the page, and the sidebar stands beside it with all that needs no page.
 */
export function gmail({ document }: Page, load: LoadSdk): Choice {
  const bring = loadOnce(load);
  const read = readThreads();
  return {
    name: 'gmail',
    async open(overrides: AnchorOverrides, signal: AbortSignal): Promise<Webmail> {
      const selectors = sdkSelectors(overrides);
      const sdk = await bring(selectors.options, signal);
      if (!sdk || signal.aborted) return withoutSdk(document);
      const anchors = withOverrides(shipped, overrides, document);
      const account = sdk.User.getEmailAddress();
      const ground = { document, sdk, anchors, account, open: trackOpen(sdk, signal), read };
      return webmailOn(ground, selectors, signal);
    },
  };
}

function webmailOn(ground: Ground, selectors: SdkSelectors, signal: AbortSignal): Webmail {
  const { document, sdk, anchors, open } = ground;
  return {
    name: 'gmail',
    check: () => checkGmail(ground, selectors),
    watch: (tell, until) => watchGmail(ground, tell, until),
    watchSent: (tell, until) => watchSent(ground, tell, until),
    theme: () => themeBehind(document.body),
    watchTheme: (tell, until) => watchBackground(document.body, tell, until),
    mount: (frame, until) => mountPanel(sdk, frame, document, until),
    insert: inserter(ground, signal),
    // A reply in Gmail opens in the same page, so nothing waits for one.
    resume: async () => undefined,
    ...gmailList(ground, signal),
    guardSend: (guard, until) => guardSend(ground, guard, until),
    focus() {
      const draft = open.composes().at(-1)?.getBodyElement();
      (draft ?? document.querySelector<HTMLElement>(anchors.main))?.focus();
    },
  };
}
