import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { MessageFacts } from '#lib/domain/message.ts';
import { isSameCorrespondent } from './free-mail.ts';
import { isOurs, type OwnSide } from './own-side.ts';
import { correspondents, referenced, type Candidate } from './thread.ts';

/** An inquiry of somebody a mail of ours is addressed to. */
export interface Waiting extends Candidate {
  isOpen: boolean;
  assigneeId: MemberId | null;
}

/** The inquiry a mail of ours belongs to, and what ties it there, the surest first. */
export interface Tied {
  inquiryId: InquiryId;
  link: 'id' | 'subject' | 'address';
}

/**
 * Which inquiry a mail of ours belongs to, or `null`: by what it points to, else by whom it goes to, as long as that
 * leaves one; at last by what it points to though it goes to somebody else, as a question to a supplier does.
 * @param by Whose own account it was sent from: people write to customers about other things too, so what points to
 *   nothing belongs only to an inquiry of theirs, or one of that subject; and what goes to others is their own matter.
 */
export function tiedTo(
  facts: Pick<MessageFacts, 'inReplyTo' | 'references' | 'gmail' | 'to' | 'cc' | 'subject'>,
  candidates: readonly Waiting[],
  own: OwnSide,
  by: MemberId | null,
): Tied | null {
  const outside = [...facts.to, ...facts.cc]
    .map(({ address }) => address)
    .filter((address) => !isOurs(address, own));
  const isFor = (candidate: Candidate): boolean => {
    const known = correspondents(candidate, own);
    return outside.some((to) => known.some((other) => isSameCorrespondent(to, other)));
  };
  const pointed = referenced(facts, candidates);
  const answered = pointed.find(isFor);
  if (answered) return { inquiryId: answered.inquiryId, link: 'id' };
  const writtenTo = candidates.filter(
    ({ customerAddresses, isOpen }) =>
      isOpen && outside.some((to) => customerAddresses.includes(to)),
  );
  const subject = baseSubject(facts.subject);
  const sameSubject = writtenTo.filter((one) => baseSubject(one.subject) === subject);
  const theirs = writtenTo.filter(({ assigneeId }) => by === null || assigneeId === by);
  const [only, ...more] = sameSubject.length > 0 ? sameSubject : theirs;
  if (only && more.length === 0) {
    const isSame = sameSubject.length > 0 && subject !== '';
    return { inquiryId: only.inquiryId, link: isSame ? 'subject' : 'address' };
  }
  const [beside] = pointed;
  return beside && by === null ? { inquiryId: beside.inquiryId, link: 'id' } : null;
}
