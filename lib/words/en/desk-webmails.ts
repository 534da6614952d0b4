import type { WebmailName } from '#lib/domain/sighting.ts';
import { agree, count } from './count.ts';

/** The room of webmails: how Baton finds its way in each, and how an admin mends it. */
export const webmails = {
  line: 'How Baton finds its way in the pages your team reads mail in.',
  name: {
    gmail: 'Gmail',
    outlook: 'Outlook on the web',
    roundcube: 'Roundcube',
    practice: 'Practice webmail',
  } satisfies Record<WebmailName, string>,
  reportsLine:
    'Counted are the browsers whose person lets Baton report. It is off until they switch it on under “When a webmail changes”.',
  toOptions: 'The options of this browser',
  onlyManagers: 'How each webmail is found is told to managers.',
  asking: 'Asking the server…',
  nobody: 'Nobody has reported in the last 90 days.',
  caption: (webmail: string) => `Reports of ${webmail}`,
  head: { version: 'Version', anchors: 'Anchors', found: 'What is found', last: 'Last report' },
  asShipped: 'As shipped',
  anchorVersion: (version: number) => `Version ${version}`,
  allFound: (browsers: number) =>
    browsers === 1
      ? '1 browser finds all it needs.'
      : `All ${browsers} browsers find all they need.`,
  less: (n: number, of: number) =>
    `${n} of ${count(of, 'browser works', 'browsers work')} with less.`,
  missing: (anchors: string) => `Missing: ${anchors}`,
  missingIn: (name: string, n: number) => `${name} (${n})`,
  inUse: (version: number, n: number) =>
    `Your version ${version} is in use: ${count(n, 'anchor', 'anchors')} set.`,
  shippedInUse: 'The anchors are as shipped.',
  change: 'Change anchors',
  editorTitle: (webmail: string) => `Anchors of ${webmail}`,
  editorLine:
    'An anchor is a place in the page that Baton holds on to, named by a CSS selector. What you set here stands in place of the one shipped; leave a field empty to keep that. Saved, it reaches every browser at once, and open pages mend themselves.',
  foundBy: (n: number, of: number) => `Found by ${n} of ${count(of, 'browser', 'browsers')}.`,
  missedBy: (n: number, of: number) => `Missed by ${n} of ${count(of, 'browser', 'browsers')}.`,
  notCss: 'This browser does not understand it as a CSS selector.',
  tooLong: (most: number) => `It may have ${most} characters at most.`,
  needsOne: 'Set at least one anchor. To have none of your own, use “Back to as shipped” below.',
  more: 'Another anchor, by its key in InboxSDK',
  moreHint: 'inboxsdk.messageView.body',
  moreAdd: 'Add',
  needsName: 'A name of letters and dots, at most 60, that is not there yet.',
  note: 'What changed',
  noteHint: 'For the list of versions below.',
  save: 'Save as a new version',
  saved: (version: number) => `Version ${version} is in use now.`,
  versions: 'Versions',
  versionsLine: 'The way back: any of them can be used again.',
  savedBy: (name: string, when: string) => `By ${name}, ${when}.`,
  sets: (n: number) => `${count(n, 'anchor', 'anchors')} ${agree(n, 'is', 'are')} set.`,
  using: 'In use',
  use: 'Use this version',
  useShipped: 'Back to as shipped',
  useNamed: (version: number) => `Use version ${version}`,
};
