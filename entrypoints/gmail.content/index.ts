import * as InboxSDK from '@inboxsdk/core';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import * as bridge from '#lib/bridge/page.ts';
import { openGmail } from '#lib/webmails/gmail/index.ts';
import { thisPage } from '#lib/webmails/page.ts';
import { settleIn } from '#lib/webmails/settle-in.ts';

/** Names us to InboxSDK on the page itself; checked there by its form alone, and sent nowhere. */
const appId = 'sdk_baton_1ab64ef94c';

/** Gmail alone: InboxSDK weighs a megabyte. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  allFrames: false,
  runAt: 'document_idle',
  async main({ signal }) {
    const page = thisPage();
    if (!page.isTop) return;
    const quiet = { globalErrorLogging: false, eventTracking: false };
    const load = () => InboxSDK.load(2, appId, quiet);
    const gmail = await openGmail(page, load, signal);
    const { getURL } = browser.runtime as unknown as { getURL(path: string): string };
    await settleIn(gmail, bridge, getURL('/sidebar.html'), signal);
  },
});
