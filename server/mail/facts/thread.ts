import type { InquiryId } from '#lib/domain/ids.ts';
import type { MessageFacts } from '#lib/domain/message.ts';
import { isSameCorrespondent } from './free-mail.ts';
import { isOurs, type OwnSide } from './own-side.ts';

/** An inquiry that a mail may belong to, by what of it is compared. */
export interface Candidate {
  inquiryId: InquiryId;
  /** The customer's addresses, as we know them. */
  customerAddresses: readonly string[];
  messages: readonly Pick<MessageFacts, 'rfcMessageId' | 'gmail' | 'from' | 'to' | 'cc'>[];
}

/**
 * Which inquiry a customer's mail goes on with: by In-Reply-To, then References from the newest, then Gmail's thread.
 * Only somebody who is in that conversation, or shares a company's domain with somebody who is, goes on with it;
 * an id can be copied, so a stranger who quotes one opens an inquiry of their own.
 * @param senders Every address the mail is from.
 */
export function threadOf(
  mail: Pick<MessageFacts, 'inReplyTo' | 'references' | 'gmail'>,
  senders: readonly string[],
  candidates: readonly Candidate[],
  own: OwnSide,
): InquiryId | null {
  for (const candidate of referenced(mail, candidates)) {
    const known = correspondents(candidate, own);
    const isIn = senders.some((from) => known.some((other) => isSameCorrespondent(from, other)));
    if (isIn) return candidate.inquiryId;
  }
  return null;
}

/** The ids a mail points to, the strongest first. */
export function referencesOf(mail: Pick<MessageFacts, 'inReplyTo' | 'references'>): string[] {
  const ids = [...(mail.inReplyTo ? [mail.inReplyTo] : []), ...mail.references.toReversed()];
  return [...new Set(ids)];
}

/** Candidates a mail points to, best first. */
export function referenced(
  mail: Pick<MessageFacts, 'inReplyTo' | 'references' | 'gmail'>,
  candidates: readonly Candidate[],
): Candidate[] {
  const tests = [
    ...referencesOf(mail).map(
      (id) => (message: Candidate['messages'][number]) => message.rfcMessageId === id,
    ),
    (message: Candidate['messages'][number]) =>
      mail.gmail !== null && message.gmail?.threadId === mail.gmail.threadId,
  ];
  const found = tests.flatMap((test) => candidates.filter(({ messages }) => messages.some(test)));
  return [...new Set(found)];
}

/** Everybody in the conversation who is not of us. */
export function correspondents({ customerAddresses, messages }: Candidate, own: OwnSide): string[] {
  const named = messages.flatMap(({ from, to, cc }) => [...(from ? [from] : []), ...to, ...cc]);
  const all = new Set([...customerAddresses, ...named.map(({ address }) => address)]);
  return [...all].filter((address) => address !== '' && !isOurs(address, own));
}
