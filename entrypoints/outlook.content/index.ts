import { defineContentScript } from 'wxt/utils/define-content-script';
import * as bridge from '#lib/bridge/page.ts';
import { outlook } from '#lib/webmails/outlook/index.ts';
import { thisPage } from '#lib/webmails/page.ts';
import { settleIn } from '#lib/webmails/settle-in.ts';

/** Outlook alone: no page pays for the reading of another's. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  allFrames: false,
  runAt: 'document_idle',
  main({ signal }) {
    const choice = outlook(thisPage());
    if (choice) void settleIn(choice, bridge, bridge.ownFrames(), signal);
  },
});
