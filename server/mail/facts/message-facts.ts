import { indexKeysAt } from '#lib/domain/fingerprint/keys.ts';
import type { MessageFacts } from '#lib/domain/message.ts';
import { bodiesOf, ownWords, snippetOf } from './own-words.ts';
import type { ParsedMail } from './parse.ts';
import { conversationOf } from './thread-index.ts';

/** What the mail itself does not say: where it lies and when it came. */
type Circumstances = Pick<MessageFacts, 'id' | 'direction' | 'receivedAt' | 'places' | 'gmail'>;

/** What only who knows the team can tell: whom a group or a form wrote for, and what the provider found. */
type Told = Pick<MessageFacts, 'from' | 'snippet' | 'authentication'>;

/** What is kept of a mail: ids, headers and what pages recognise it by, never its body. Lists are cut to their limits. */
export function factsOf(mail: ParsedMail, around: Circumstances & Partial<Told>): MessageFacts {
  const bodies = bodiesOf(mail);
  const { id, direction, receivedAt, places, gmail } = around;
  const { from = mail.from, snippet, authentication = null } = around;
  return {
    id,
    direction,
    receivedAt,
    places,
    gmail,
    rfcMessageId: mail.messageId,
    inReplyTo: mail.inReplyTo,
    references: mail.references.slice(-50),
    from,
    to: mail.to.slice(0, 50),
    cc: mail.cc.slice(0, 50),
    recipients: mail.to.length + mail.cc.length,
    subject: mail.subject,
    snippet: snippet ?? snippetOf(ownWords(bodies[0] ?? '')),
    sentAt: mail.sentAt,
    attachments: mail.attachments,
    conversation: conversationOf(mail.headers),
    authentication,
    reply: null,
    keys: mail.headersOnly ? [] : keysOf(mail, bodies, around.receivedAt),
  };
}

/** A page may show when the mail was sent or when it came, so it is indexed by both. */
function keysOf(mail: ParsedMail, bodies: string[], receivedAt: Date): string[] {
  const seen = {
    sender: mail.from?.address ?? null,
    senderName: mail.from?.name ?? null,
    subject: mail.subject,
    bodies,
    attachments: mail.attachments.map(({ name }) => name),
    recipients: [...mail.to, ...mail.cc].slice(0, 50).map(({ address }) => address),
  };
  const times = [receivedAt, ...(mail.sentAt ? [mail.sentAt] : [])];
  return indexKeysAt(seen, times).slice(0, 40);
}
