import { baseSubject } from '../fingerprint/subject.ts';
import type { Message, MessageFacts } from '../message.ts';

const minute = 60_000;
/** How far the two sights of one mail may lie apart: a mail server may file it late, and words are said again. */
const nearby = 24 * 60 * minute;
/** Where there are too few words to tell one mail from another. */
const atOnce = 10 * minute;

/**
 * The mail of ours in this conversation that `told` is too, where a browser saw it sent and the server in a Sent folder: no page tells
 * the Message-ID it sends with, so it is known by what it says. Both times must be the server's.
 */
export function sameReply(conversation: readonly Message[], told: MessageFacts): Message | null {
  return conversation.find((one) => one.direction === 'out' && isSame(one, told)) ?? null;
}

function isSame(known: Message, told: MessageFacts): boolean {
  // Two mails of the server's own sight are told apart by their ids.
  if (known.rfcMessageId !== null && told.rfcMessageId !== null) return false;
  const apart = Math.abs(known.receivedAt.getTime() - told.receivedAt.getTime());
  const [before, now] = [wordsOf(known.keys), wordsOf(told.keys)];
  if (before.length > 0 && now.length > 0) {
    return apart < nearby && now.some((key) => before.includes(key));
  }
  return (
    apart < atOnce &&
    before.length === now.length &&
    known.inReplyTo !== null &&
    known.inReplyTo === told.inReplyTo &&
    baseSubject(known.subject) === baseSubject(told.subject)
  );
}

/** Sender, subject and words, of whatever day: the clock of the browser that made them may be wrong. */
function wordsOf(keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith('3:'));
}
