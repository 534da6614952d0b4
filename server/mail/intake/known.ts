import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { MessageFacts } from '#lib/domain/message.ts';
import { isSamePlace } from '#lib/domain/message.ts';

type Comparable = Pick<MessageFacts, 'from' | 'subject' | 'places' | 'rfcMessageId' | 'keys'>;

/** Fingerprints that only one mail has: sender, subject, day and enough of its words. */
export function identifying(keys: readonly string[]): string[] {
  return keys.filter((key) => key.startsWith('3d:'));
}

/**
 * Whether two messages that share a place or a Message-ID are one mail. Servers put "[External]" before a subject, so
 * one of the two subjects may stand within the other.
 */
export function isSameMail(a: Comparable, b: Comparable): boolean {
  if (a.places.some((place) => b.places.some((other) => isSamePlace(place, other)))) return true;
  if (a.rfcMessageId === null || b.rfcMessageId === null) {
    return identifying(a.keys).some((key) => b.keys.includes(key));
  }
  if (a.rfcMessageId !== b.rfcMessageId) return false;
  // A page shows the group that a mail came through as its sender; then all the words must agree.
  const isSameSender = (a.from?.address ?? '') === (b.from?.address ?? '');
  if (!isSameSender && !identifying(a.keys).some((key) => b.keys.includes(key))) return false;
  const [one, other] = [baseSubject(a.subject), baseSubject(b.subject)];
  return (
    one === other || (one !== '' && other !== '' && (one.includes(other) || other.includes(one)))
  );
}
