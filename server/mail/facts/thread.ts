import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { MessageFacts } from '#lib/domain/message.ts';
import { isSameCorrespondent } from './free-mail.ts';
import { isOurs, type OwnSide } from './own-side.ts';

type Known = Pick<MessageFacts, 'rfcMessageId' | 'gmail' | 'from' | 'to' | 'cc'> &
  Partial<Pick<MessageFacts, 'conversation' | 'subject' | 'receivedAt'>>;

/** An inquiry that a mail may belong to, by what of it is compared. */
export interface Candidate {
  inquiryId: InquiryId;
  subject: string;
  /** The customer's addresses, as we know them. */
  customerAddresses: readonly string[];
  messages: readonly Known[];
}

/** What of a mail tells to which conversation it belongs. */
export type Pointing = Pick<
  MessageFacts,
  'inReplyTo' | 'references' | 'gmail' | 'subject' | 'receivedAt'
> &
  Partial<Pick<MessageFacts, 'conversation'>>;

/** Which test found the conversation, the surest first. */
export type ThreadTest =
  | 'in-reply-to'
  | 'references'
  | 'gmail-thread'
  | 'thread-index'
  | 'correspondent';

/** Where a mail belongs. */
export type Threaded =
  | {
      kind: 'follow-up';
      inquiryId: InquiryId;
      by: ThreadTest;
      certainty: 'certain' | 'probable';
      /** The id, or the subject, that they share. */
      evidence: string;
    }
  /** It points to a conversation that nobody of its senders is in. */
  | { kind: 'stranger'; inquiryId: InquiryId; by: ThreadTest; evidence: string }
  | { kind: 'new' };

/** How long after the last mail of a conversation one of the same subject goes on with it, in milliseconds. */
const PROBABLY_FOR = 30 * 86_400_000;

/**
 * Which inquiry a customer's mail goes on with: by In-Reply-To, by References from the newest, by Gmail's thread, by
 * Outlook's Thread-Index, at last by correspondent, subject and time. People answer an old mail to begin something new,
 * so all but In-Reply-To need the same subject too. Only somebody who is in the conversation, or shares a company's
 * domain with somebody who is, goes on with it: an id can be copied, so a stranger who points to one is told as such.
 * @param senders Every address the mail is from.
 */
export function threadOf(
  mail: Pointing,
  senders: readonly string[],
  candidates: readonly Candidate[],
  own: OwnSide,
): Threaded {
  let stranger: Threaded | null = null;
  for (const { candidate, by, evidence } of pointedTo(mail, candidates)) {
    const { inquiryId } = candidate;
    if (isIn(candidate, senders, own)) {
      return { kind: 'follow-up', inquiryId, by, certainty: 'certain', evidence };
    }
    stranger ??= { kind: 'stranger', inquiryId, by, evidence };
  }
  return probable(mail, senders, candidates, own) ?? stranger ?? { kind: 'new' };
}

interface Pointed {
  candidate: Candidate;
  by: ThreadTest;
  evidence: string;
}

function pointedTo(mail: Pointing, candidates: readonly Candidate[]): Pointed[] {
  const subject = baseSubject(mail.subject);
  const isSameSubject = (candidate: Candidate): boolean =>
    [candidate.subject, ...candidate.messages.map((one) => one.subject ?? '')].some(
      (one) => baseSubject(one) === subject,
    );
  const found = (by: ThreadTest, evidence: string, is: (message: Known) => boolean): Pointed[] =>
    candidates
      .filter(({ messages }) => messages.some(is))
      .filter((candidate) => by === 'in-reply-to' || isSameSubject(candidate))
      .map((candidate) => ({ candidate, by, evidence }));
  const { inReplyTo, gmail, conversation } = mail;
  const byId = (by: ThreadTest, id: string): Pointed[] =>
    found(by, id, ({ rfcMessageId }) => rfcMessageId === id);
  return [
    ...(inReplyTo ? byId('in-reply-to', inReplyTo) : []),
    ...mail.references.toReversed().flatMap((id) => byId('references', id)),
    ...(gmail
      ? found('gmail-thread', gmail.threadId, (one) => one.gmail?.threadId === gmail.threadId)
      : []),
    ...(conversation
      ? found('thread-index', conversation, (one) => one.conversation === conversation)
      : []),
  ];
}

/**
 * By the same correspondent and subject, within thirty days. A colleague of theirs must at least say that it is an
 * answer ("Re: …"): two people of one company may ask for two things under one title.
 */
function probable(
  mail: Pointing,
  senders: readonly string[],
  candidates: readonly Candidate[],
  own: OwnSide,
): Threaded | null {
  const subject = baseSubject(mail.subject);
  if (subject === '') return null;
  const isAnswer = subject.length < mail.subject.normalize('NFKC').trim().length;
  for (const candidate of candidates) {
    const isRecent = candidate.messages.some(({ receivedAt }) => {
      const since = receivedAt ? mail.receivedAt.getTime() - receivedAt.getTime() : Infinity;
      return Math.abs(since) <= PROBABLY_FOR;
    });
    const isSame = baseSubject(candidate.subject) === subject;
    const isTheirs = isAnswer
      ? isIn(candidate, senders, own)
      : senders.some((from) => candidate.customerAddresses.includes(from));
    if (isRecent && isSame && isTheirs) {
      const { inquiryId } = candidate;
      const evidence = mail.subject.slice(0, 300);
      return { kind: 'follow-up', inquiryId, by: 'correspondent', certainty: 'probable', evidence };
    }
  }
  return null;
}

function isIn(candidate: Candidate, senders: readonly string[], own: OwnSide): boolean {
  const known = correspondents(candidate, own);
  return senders.some((from) => known.some((other) => isSameCorrespondent(from, other)));
}

/** The ids a mail points to, the strongest first. */
export function referencesOf(mail: Pick<MessageFacts, 'inReplyTo' | 'references'>): string[] {
  const ids = [...(mail.inReplyTo ? [mail.inReplyTo] : []), ...mail.references.toReversed()];
  return [...new Set(ids)];
}

/** Candidates a mail of ours points to, best first; whom we answer we know. */
export function referenced<T extends Candidate>(
  mail: Pick<MessageFacts, 'inReplyTo' | 'references' | 'gmail'>,
  candidates: readonly T[],
): T[] {
  const tests = [
    ...referencesOf(mail).map((id) => (message: Known) => message.rfcMessageId === id),
    (message: Known) => mail.gmail !== null && message.gmail?.threadId === mail.gmail.threadId,
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
