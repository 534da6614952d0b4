import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { MessageFacts } from '#lib/domain/message.ts';
import { isSameCorrespondent } from './free-mail.ts';
import { isOurs, type OwnSide } from './own-side.ts';
import { bodiesOf, ownWords } from './own-words.ts';
import type { ParsedMail } from './parse.ts';
import { correspondents, referenced, type Candidate } from './thread.ts';

/** An inquiry of somebody a mail of ours is addressed to. */
export interface Waiting extends Candidate {
  subject: string;
  isOpen: boolean;
  assigneeId: MemberId | null;
}

/**
 * Which inquiry a mail in one of our Sent folders answers, or `null`: by what it points to, else by whom it goes to,
 * as long as that leaves one. A mail to colleagues alone answers nobody.
 * @param by Whose own account it was sent from: people write to customers about other things too, so what points to
 *   nothing answers only an inquiry of theirs, or one of that subject.
 */
export function answeredBy(
  facts: Pick<MessageFacts, 'inReplyTo' | 'references' | 'gmail' | 'to' | 'cc' | 'subject'>,
  candidates: readonly Waiting[],
  own: OwnSide,
  by: MemberId | null,
): InquiryId | null {
  const outside = [...facts.to, ...facts.cc]
    .map(({ address }) => address)
    .filter((address) => !isOurs(address, own));
  const isFor = (candidate: Candidate): boolean => {
    const known = correspondents(candidate, own);
    return outside.some((to) => known.some((other) => isSameCorrespondent(to, other)));
  };
  const [pointed] = referenced(facts, candidates).filter(isFor);
  if (pointed) return pointed.inquiryId;
  const writtenTo = candidates.filter(
    ({ customerAddresses, isOpen }) =>
      isOpen && outside.some((to) => customerAddresses.includes(to)),
  );
  const sameSubject = writtenTo.filter(
    ({ subject }) => baseSubject(subject) === baseSubject(facts.subject),
  );
  const theirs = writtenTo.filter(({ assigneeId }) => by === null || assigneeId === by);
  const [only, ...more] = sameSubject.length > 0 ? sameSubject : theirs;
  return only && more.length === 0 ? only.inquiryId : null;
}

/** Whether a reply says anything: words beside the quote and the signature, or a file. Headers alone cannot deny it. */
export function hasOwnWords(mail: ParsedMail): boolean {
  if (mail.headersOnly || mail.attachments.length > 0) return true;
  return bodiesOf(mail).some((body) => /[\p{L}\p{N}]{2}|\p{Script=Han}/u.test(ownWords(body)));
}
