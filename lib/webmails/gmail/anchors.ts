import type { AnchorNameOf } from '#lib/domain/anchor-names.ts';
import type { Anchors } from '../anchors.ts';

/**
 * The few places in Gmail we hold on to ourselves, each once; all else is InboxSDK's to know, and an override named
 * `inboxsdk.<its key>` reaches it (`sdk-selectors.ts`). Those of a row, a compose or the page are looked for in there.
 */
export const shipped = {
  main: '[role="main"]',
  /** Reply, at the end of a thread. */
  replyLink: '[role="main"] .ams.bkH',
  /** Gmail's lists, of which it keeps some that it does not show. */
  list: '[role="main"] [gh="tl"]',
  /** The first line of each row. */
  row: 'tr.zA[id]',
  /** In a row: carries the thread's id, and changes where Gmail shows another thread in the same row. */
  rowThread: '[data-legacy-thread-id]',
  /** In a row: what its chip stands before. */
  rowSubject: '.xT > .y6',
  /** In a compose: the address it goes out from, where there are several. */
  from: 'input[name="from"]',
  sendButton: '.IZ .Up div > div[role="button"]:not(.Uo):not([aria-haspopup="true"])',
  sendAndArchive: '.IZ .Up div > div[role="button"].Uo',
  /** In a compose whose recipients are folded to one line. */
  foldedRecipients: '.aoD span[email]',
  attachment: '.dL .vI',
  /** Takes back what was sent, for as long as it stands there. */
  undoSend: '#link_undo',
} as const satisfies Anchors<AnchorNameOf<'gmail'>>;

export type Anchor = keyof typeof shipped;
export type GmailAnchors = Anchors<Anchor>;

/** What must be there beside InboxSDK, by what is open. */
export const needed = {
  thread: ['main'],
  list: ['rowSubject'],
  compose: ['sendButton'],
} as const satisfies Record<string, readonly Anchor[]>;
