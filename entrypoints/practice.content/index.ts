import { defineContentScript } from 'wxt/utils/define-content-script';
import * as bridge from '#lib/bridge/page.ts';
import { thisPage } from '#lib/webmails/page.ts';
import { choosePractice } from '#lib/webmails/practice/index.ts';
import { settleIn } from '#lib/webmails/settle-in.ts';

/** The practice webmail of a first look. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  allFrames: false,
  runAt: 'document_idle',
  main({ signal }) {
    const choice = choosePractice(thisPage());
    if (choice) void settleIn(choice, bridge, bridge.ownFrames(), signal);
  },
});
