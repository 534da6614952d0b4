import * as InboxSDK from '@inboxsdk/core';
import { defineContentScript } from 'wxt/utils/define-content-script';
import * as bridge from '#lib/bridge/page.ts';
import { gmail } from '#lib/webmails/gmail/index.ts';
import type { LoadSdk } from '#lib/webmails/gmail/sdk.ts';
import { thisPage } from '#lib/webmails/page.ts';
import { settleIn } from '#lib/webmails/settle-in.ts';

/** Names us to InboxSDK on the page itself; checked there by its form alone, and sent nowhere. */
const appId: string = import.meta.env.WXT_INBOXSDK_APP_ID || 'sdk_baton_1ab64ef94c';

/** Gmail alone: InboxSDK weighs a megabyte. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  allFrames: false,
  runAt: 'document_idle',
  main({ signal }) {
    const page = thisPage();
    if (!page.isTop) return;
    const quiet = { globalErrorLogging: false, eventTracking: false };
    const load: LoadSdk = (options) => InboxSDK.load(2, appId, { ...quiet, ...options });
    void settleIn(gmail(page, load), bridge, bridge.ownFrames(), signal);
  },
});
