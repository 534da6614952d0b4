import type { AnchorNameOf } from '#lib/domain/anchor-names.ts';
import type { Anchors } from '../anchors.ts';

/** The practice webmail is ours on both sides: `server/practice` writes what is named here. */
export const shipped = {
  signature: 'meta[name="baton-practice"]',
  layout: '#practice',
  account: '#account[data-address]',
  message: 'article#message[data-folder][data-uid]',
  subject: '#message #subject',
  sender: '#message #from[data-address]',
  recipients: '#message .recipient[data-address]',
  date: '#message time[datetime]',
  body: '#message #body',
  replyLink: 'a#reply',
  list: 'ul.list',
  row: 'li[data-folder][data-uid]',
  rowSender: '[data-address]',
  rowSubject: 'b',
  compose: 'form#compose',
  to: '#compose input[name="to"]',
  draftSubject: '#compose input[name="subject"]',
  plain: '#compose textarea#text',
  send: '#compose button.main',
  rich: '#compose #rich[contenteditable="true"]',
} as const satisfies Anchors<AnchorNameOf<'practice'>>;

export type PracticeAnchors = Anchors<keyof typeof shipped>;

export const neededOfMessage = ['account', 'subject', 'sender', 'date', 'body'] as const;
