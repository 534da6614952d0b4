import type { AnchorNameOf } from '#lib/domain/anchor-names.ts';
import type { Anchors } from '../anchors.ts';

/**
 * Every place in Outlook's pages we hold on to, each once. Its classes are made anew by each build and its labels are
 * in the person's language, so none of either stands here: ids, roles, `data-` attributes and names of icons do.
 * Gathered from what other people's programs hold on to (2025 and 2026), none of it from Microsoft;
 * `tests/journeys/live.md` says how to try it in a real account.
 */
export const shipped = {
  list: '#MailList',
  row: '#MailList [role="option"][data-convid]',
  /** In a row: the address is the title of the sender's name. */
  rowSender: 'span[title*="@"]',
  /** In a row: an empty title tells the subject's own text from the names, dates and icons around it. */
  rowSubject: 'span[title=""]',
  /** In a row, to be looked through for one whose title is a date. */
  rowDate: 'span[title]',
  folder: '[role="treeitem"][data-folder-name]',
  /** A mailbox in the folder tree: the own one by its id, others by standing at the first level. */
  mailboxRoot: '[id^="primaryMailboxRoot_"], [role="treeitem"][aria-level="1"]',
  pane: '#ReadingPaneContainerId',
  /** A mail in a window of its own has this alone. */
  ownPane: '#ItemReadingPaneContainer',
  subject: '[id^="CONV_"][id$="_SUBJECT"], [id$="_SUBJECT"][role="heading"]',
  sender: '[id^="MSG_"][id$="_FROM"]',
  recipients: ':is([id^="MSG_"][id$="_TO"], [id^="MSG_"][id$="_CC"])',
  date: '[id^="MSG_"][id$="_DATETIME"], [data-testid="SentReceivedSavedTime"]',
  body: '[id^="UniqueMessageBody"]',
  /** Where an address may stand that is shown as a name. */
  address: '[title*="@"], [email], [smtp]',
  persona: '[data-testid="SenderPersona"]',
  // "ArrowReplyAll…" begins the same.
  reply: '[data-icon-name^="ArrowReply"]:not([data-icon-name^="ArrowReplyAll"])',
  forward: '[data-icon-name^="ArrowForward"]',
  editor: '[id^="editorParent_"] [contenteditable="true"][role="textbox"]',
  send: '[data-testid="ComposeSendButton"], button[id^="splitButton-"][id$="__primaryActionButton"]',
  /** Opens what else Send can do. */
  sendMore: 'button[id^="splitButton-"][id$="__menuButton"]',
  discard: '#discardCompose',
  draftSubject: 'input[id^="MSG_"][id$="_SUBJECT"], input[maxlength="255"]',
  /** To, Cc and Bcc: whatever else can be written in beside the mail's text. */
  well: '[contenteditable="true"]',
  pill: '[data-lpc-hover-target-id], .lpc-hoverTarget',
  /** Above the wells, where the person has it shown; its own mark is not known, so the address in it is. */
  from: 'button, [role="button"], [role="combobox"]',
  menuItem: '[role^="menuitem"]',
  /** Of such an item: it sends, now. An icon with a clock is said to send later. */
  sendIcon: '[data-icon-name^="Send"]:not([data-icon-name*="Clock"])',
  signature: '#Signature, [id^="x_Signature"]',
  quote: '#appendonsend, [id$="divRplyFwdMsg"], [id$="mail-editor-reference-message-container"]',
} as const satisfies Anchors<AnchorNameOf<'outlook'>>;

export type Anchor = keyof typeof shipped;
export type OutlookAnchors = Anchors<Anchor>;

/** What must be there to say anything, by what the page shows. */
export const needed = {
  empty: ['pane'],
  message: ['subject', 'sender', 'body'],
  compose: ['editor', 'send'],
} as const satisfies Record<string, readonly Anchor[]>;
