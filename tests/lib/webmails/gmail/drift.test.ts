// @vitest-environment happy-dom
import { shipped } from '#lib/webmails/gmail/anchors.ts';
import { gmail } from '#lib/webmails/gmail/index.ts';
import { describeMutations } from '#tests/support/mutated-page/describe-mutations.ts';
import type { MutatedPage } from '#tests/support/mutated-page/mutated-page.ts';
import { gmailThreads } from '#tests/support/gmail-desk.ts';
import { domSdk } from './dom-sdk.ts';
import { standInPage } from './stand-in-page.ts';

/** What happens to Gmail's page and to our own anchors in it; what InboxSDK holds on to is its makers' to mend. */
const page = await standInPage();
const { grace, okoro } = gmailThreads;
const other: MutatedPage['other'] = [
  ['18c2f0a1b2c3d4e5', '19c2f0a1b2c3d4e5'],
  [String(0x18c2f0a1b2c3d4e5n), String(0x19c2f0a1b2c3d4e5n)],
  ['Grace Wanjiru', 'Eve Other'],
  ['grace@kilimo-solar.test', 'eve@other.test'],
  ['Solar pumps for 15 villages', 'Pumps for a mine'],
  ['which model do you suggest', 'what does it cost'],
  ['18c2f0a1b2c3d500', '19c2f0a1b2c3d500'],
  ['Adaeze Okoro', 'Zed Another'],
  ['adaeze@okoro-farms.test', 'zed@another.test'],
  ['Quotation for 40 submersible pumps', 'Price of a valve'],
];

for (const [name, html, body] of [
  ['Gmail, list', page.list([grace, okoro]), null],
  ['Gmail, list beside a preview', page.list([grace, okoro], true), null],
  ['Gmail, thread with a reply', page.thread(grace), '.ii.gt'],
] as const) {
  describeMutations({
    name,
    body,
    anchors: shipped,
    other,
    page: (change = (same) => same) => new DOMParser().parseFromString(change(html), 'text/html'),
    open(document) {
      const load = () => Promise.resolve(domSdk(document));
      const { signal } = new AbortController();
      return gmail({ document, location, isTop: true }, load).open({}, signal);
    },
    // Ids come by promises; nothing else is waited for.
    settle: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
}
