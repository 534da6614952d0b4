import type { AnchorNameOf } from '#lib/domain/anchor-names.ts';
import type { Anchors } from '../anchors.ts';

/**
 * Every place in Roundcube's pages we hold on to, each once. Elastic (default since 1.4) and Larry differ in two
 * classes and the header of the preview; plugins need these ids, so that skins made from either keep them.
 * Tried on 1.6; `tests/fixtures/webmails/roundcube` holds pages, and how often each anchor matches there.
 */
export const shipped = {
  /** The list's preview. Its document is the message, or a watermark. */
  previewFrame: 'iframe#messagecontframe',
  header: '#message-header, #messageheader',
  // The heading holds a voice label and, in Elastic, a link to open a window.
  subject: ':is(#message-header, #messageheader) :is(h2, h3).subject',
  subjectExtras: '.voice, a, .flag-icon',
  sender: ':is(#message-header, #messageheader) td.header.from .rcmContactAddress',
  recipients:
    ':is(#message-header, #messageheader) :is(td.header.to, td.header.cc) .rcmContactAddress',
  /** Larry's preview has the date twice; the line above Elastic's table never says "Today". */
  date: '#message-header .header-summary .text-nowrap, :is(#message-header, #messageheader) td.header.date',
  body: '#messagebody',
  part: '#messagebody > :is(.message-part, .message-htmlpart)',
  attachments: '#attachment-list .attachment-name',
  /** Elastic and Larry; absent in windows of their own. */
  username: '#layout-sidebar .header-title.username, #topline .username',
  layout: '#layout',
  // The command, because ids are generated and the class stands on "reply all" too.
  replyButton: 'a.reply[onclick*="command(\'reply\',"]',
  list: 'table#messagelist',
  row: 'tr[id^="rcmrow"]',
  // In the folder of drafts it opens the draft, and so has another name.
  rowLink: 'tr[id^="rcmrow"] a:is([href*="&_uid="], [href*="?_uid="])',
  rowSender: 'tr[id^="rcmrow"] :is(.fromto, .from) .rcmContactAddress',
  from: '#_from',
  to: '#_to',
  cc: '#_cc',
  composeSubject: '#compose-subject',
  // The button or, in Larry, the link; not that of attachments.
  sendButton: '[onclick*="command(\'send\',"]',
  /** Elastic has a second Send on narrow screens, which clicks the first. */
  sendClone: '.send[id$="-clone"]',
  composeBody: 'textarea#composebody',
  isHtml: 'input[name="_is_html"]',
  editorFrame: 'iframe#composebody_ifr',
  /** Roundcube posts a draft into this frame, made anew each time and taken away when its answer has come. */
  saveTarget: 'iframe[name="savetarget"]',
  /** The last thing Roundcube does to TinyMCE, after it has put in the signature, is to give its frame this. */
  readyEditor: 'iframe#composebody_ifr[tabindex]',
} as const satisfies Anchors<AnchorNameOf<'roundcube'>>;

export type Anchor = keyof typeof shipped;
export type RoundcubeAnchors = Anchors<Anchor>;

/** The anchors without which nothing is claimed about a page. */
export const needed = {
  list: ['list', 'previewFrame'],
  message: ['header', 'subject', 'body'],
  compose: ['composeBody', 'composeSubject'],
} as const satisfies Record<string, readonly Anchor[]>;

/** Which of `names` are not in this document. */
export function missingAnchors(
  document: Document,
  anchors: RoundcubeAnchors,
  names: readonly Anchor[],
): Anchor[] {
  return names.filter((name) => document.querySelector(anchors[name]) === null);
}
