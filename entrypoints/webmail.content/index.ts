import { defineContentScript } from 'wxt/utils/define-content-script';
import * as bridge from '#lib/bridge/page.ts';
import { chooseWebmail } from '#lib/webmails/choose.ts';
import { thisPage } from '#lib/webmails/page.ts';
import { settleIn } from '#lib/webmails/settle-in.ts';

/** Every webmail that lives at any address. The worker registers it for the addresses a person has added. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  allFrames: false,
  runAt: 'document_idle',
  main({ signal }) {
    const choice = chooseWebmail(thisPage());
    if (choice) void settleIn(choice, bridge, bridge.ownFrames(), signal);
  },
});
