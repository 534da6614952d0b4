import type { ReplyClass, ReplyJudgement } from '#lib/domain/message.ts';
import type { Verdicts } from './authentication.ts';
import { automaticSignals } from './automatic.ts';
import { weightOf, withoutCourtesy } from './courtesy.ts';
import { isPerhapsForged } from './forged-sender.ts';
import { isSameCorrespondent } from './free-mail.ts';
import { isOurs, type OwnSide } from './own-side.ts';
import { bodiesOf, wordsOf } from './own-words.ts';
import type { ParsedMail } from './parse.ts';
import { similarity } from './similar.ts';

/** What a mail of ours is judged by, beside what it says itself. */
export interface ReplyAbout {
  own: OwnSide;
  /** Addresses under which mail reaches a mailbox of ours: a group of ours marks its copies as a list's. */
  mailboxAddresses: readonly string[];
  /** Whom an answer reaches: the customer's addresses, others of theirs in the conversation, a platform's relay. */
  correspondents: readonly string[];
  /** When the inquiry came, and when this mail went, both by the mail server's clock. */
  askedAt: Date;
  at: Date;
  /**
   * What ties it to the inquiry: ids, a report that named it, the same correspondent under the same subject, or the
   * correspondent alone.
   */
  link: 'id' | 'report' | 'subject' | 'address';
  /** Where it was seen: what lies in our Sent is ours, of a copy only its sender's address says so. */
  seenIn: 'sent' | 'inbox';
  authentication: Verdicts | null;
  /** Message-IDs of automatic answers we sent. */
  acknowledgements: readonly string[];
  /** What those say here, in each language. */
  stock: readonly string[];
  /** What the team wrote for its members to answer with, as it says to this customer. */
  templates: readonly string[];
  /** What other inquiries were first answered within a day; whole texts. */
  others: readonly string[];
  /** Names of files that the conversation had before. */
  files: readonly string[];
}

type Found = Pick<ReplyJudgement, 'class' | 'reason'>;
type Test = (mail: ParsedMail, about: ReplyAbout) => Found | null;

/** How much a reply must say (`weightOf`): three or four words, or eight characters of Chinese. */
const ENOUGH = 16;
/** How alike two texts are that say the same with another name. */
const ALIKE = 0.9;
/** As alike is what a member sends to the template they took, which they fill in and add to. */
const TAKEN = 0.75;
/** So many others got the same text on one day: it is nobody's own. */
const SAME_TO_OTHERS = 3;

/** In this order; the first that holds decides. Each names its reason. */
const TESTS: readonly Test[] = [
  ownAcknowledgement,
  sentByProgram,
  fromNobodyOfOurs,
  toColleaguesOnly,
  toSomebodyElse,
  beforeTheInquiry,
  tiedByAddressOnly,
  likeAcknowledgement,
  withoutWords,
  likeOthers,
];

/**
 * What a mail of ours is as an answer, with the reason. Nothing in a mail proves that a person wrote it, so it is
 * effective by exclusion: whatever one of the tests holds against does not stop a deadline. Of a member's own account
 * only headers are read; there nothing can be said about words, and it is effective unless a header says otherwise
 * (reason `headers-only`).
 */
export function judge(mail: ParsedMail, about: ReplyAbout): ReplyJudgement {
  for (const test of TESTS) {
    const found = test(mail, about);
    if (found) return { ...found, overruledBy: null };
  }
  const reason = mail.headersOnly
    ? 'headers-only'
    : about.link === 'subject'
      ? 'same-subject'
      : 'own-words';
  return { class: 'effective', reason, overruledBy: null };
}

function ownAcknowledgement(mail: ParsedMail, { acknowledgements }: ReplyAbout): Found | null {
  const isOne = mail.messageId !== null && acknowledgements.includes(mail.messageId);
  return holds(isOne, 'automatic', 'acknowledgement');
}

/** Vacation answers, receipts, reports and whatever else says so in its header. */
function sentByProgram(mail: ParsedMail, { mailboxAddresses }: ReplyAbout): Found | null {
  const [signal] = automaticSignals(mail, mailboxAddresses);
  return signal ? { class: 'automatic', reason: signal } : null;
}

/** Anybody can write our address into From; where it may be forged, a person looks. */
function fromNobodyOfOurs(mail: ParsedMail, about: ReplyAbout): Found | null {
  const { from } = mail;
  if (about.seenIn === 'sent') return null;
  if (!from || !isOurs(from.address, about.own)) return { class: 'unsure', reason: 'not-ours' };
  const isDoubted = isPerhapsForged(mail, about.own, about.authentication);
  return holds(isDoubted, 'unsure', 'sender-unproved');
}

function toColleaguesOnly(mail: ParsedMail, { own }: ReplyAbout): Found | null {
  return holds(outside(mail, own).length === 0, 'internal', 'colleagues-only');
}

/** A question to a supplier, say. Colleagues of the customer count as the customer. */
function toSomebodyElse(mail: ParsedMail, { own, correspondents }: ReplyAbout): Found | null {
  const reaches = outside(mail, own).some((to) =>
    correspondents.some((known) => isSameCorrespondent(known, to)),
  );
  return holds(!reaches, 'internal', 'to-others');
}

function beforeTheInquiry(_mail: ParsedMail, { at, askedAt }: ReplyAbout): Found | null {
  return holds(at < askedAt, 'unsure', 'before-the-inquiry');
}

/** The right customer, another subject, no id: perhaps about something else. */
function tiedByAddressOnly(_mail: ParsedMail, { link }: ReplyAbout): Found | null {
  return holds(link === 'address', 'unsure', 'other-subject');
}

function likeAcknowledgement(mail: ParsedMail, { stock }: ReplyAbout): Found | null {
  if (mail.headersOnly || hasNewFile(mail, [])) return null;
  const texts = bodiesOf(mail).flatMap((body) => {
    const { own, signature } = wordsOf(body);
    return [own, `${own}\n${signature}`];
  });
  const isAlike = texts.some((text) => stock.some((one) => similarity(text, one) >= ALIKE));
  return holds(isAlike, 'ack-like', 'like-acknowledgement');
}

function withoutWords(mail: ParsedMail, { files }: ReplyAbout): Found | null {
  if (mail.headersOnly || hasNewFile(mail, files)) return null;
  const own = wordsIn(mail);
  if (own.every((text) => weightOf(text) === 0)) return { class: 'unsure', reason: 'no-words' };
  const weight = Math.max(...own.map((text) => weightOf(withoutCourtesy(text))));
  if (weight === 0) return { class: 'ack-like', reason: 'courtesy' };
  return holds(weight < ENOUGH, 'unsure', 'few-words');
}

/** Where it is no template of the team's for answers: those are meant to be sent to many. */
function likeOthers(mail: ParsedMail, { others, files, templates }: ReplyAbout): Found | null {
  if (mail.headersOnly || hasNewFile(mail, files) || others.length < SAME_TO_OTHERS) return null;
  const isTaken = wordsIn(mail).some((one) =>
    templates.some((text) => similarity(one, text) >= TAKEN),
  );
  if (isTaken) return null;
  const own = wordsIn(mail).map(withoutCourtesy);
  const alike = others.filter((other) => {
    const text = withoutCourtesy(other);
    return own.some((one) => similarity(one, text) >= ALIKE);
  });
  return holds(alike.length >= SAME_TO_OTHERS, 'ack-like', 'like-others');
}

function holds(is: boolean, as: ReplyClass, reason: string): Found | null {
  return is ? { class: as, reason } : null;
}

function outside({ to, cc }: ParsedMail, own: OwnSide): string[] {
  return [...to, ...cc].map(({ address }) => address).filter((address) => !isOurs(address, own));
}

/** What each alternative says without quote and signature. */
function wordsIn(mail: ParsedMail): string[] {
  const texts = bodiesOf(mail).map((body) => wordsOf(body).own);
  return texts.length > 0 ? texts : [''];
}

/** Pictures of a signature come as files too, under the names that programs give them. */
const OF_SIGNATURE =
  /^(?:image\d*|logo\w*|unnamed|outlook-\w*)\.(?:png|jpe?g|gif|bmp)$|\.(?:vcf|p7s|asc)$/i;

function hasNewFile({ attachments }: ParsedMail, files: readonly string[]): boolean {
  return attachments.some(({ name }) => !OF_SIGNATURE.test(name) && !files.includes(name));
}
