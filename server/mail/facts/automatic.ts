import { isAbsenceSubject } from './absence-subject.ts';
import { domainOf } from './free-mail.ts';
import { isOwnGroupCopy } from './group-copy.ts';
import type { MailHeaders } from './headers.ts';
import { NO_REPLY } from './no-reply.ts';
import type { ParsedMail } from './parse.ts';
import {
  AUTO_HEADERS,
  LIST_HEADERS,
  NO_RETURN,
  plainValue,
  REPORT_TYPE,
  withoutComments,
} from './program-headers.ts';

/** What shows that a program and not a person wrote. */
export type AutomaticSignal =
  | 'empty-from'
  | 'null-return-path'
  | 'auto-submitted'
  | 'auto-header'
  | 'precedence'
  | 'list'
  | 'report'
  | 'failed-recipients'
  | 'daemon'
  | 'bulk-sender'
  | 'subject';

type Evidence = Pick<ParsedMail, 'headers' | 'from' | 'replyTo' | 'sender' | 'subject'>;

const PRECEDENCES = /^(?:bulk|list|junk|auto_reply)\b/i;
/** A no-reply sender is missing on purpose: forms and platforms write so, and what they bring are inquiries. */
const DAEMONS =
  /^(?:mailer-daemon|postmaster|listserv|majordomo|owner-.*|.*-request|bounces?(?:[+-].*)?)@/;

/**
 * Every signal that shows that a program sent a mail, the surest first; none where a person may have. Automatic mail
 * opens no inquiry and stops no deadline. `X-Auto-Response-Suppress` is none: it asks for no automatic answer
 * (MS-OXCMAIL) and stands on ordinary mail too.
 * @param own Addresses of the mailbox. A mailbox that is a group of its host (Google Groups, say) gets every mail with
 *   list headers of its own, which say nothing about who wrote.
 */
export function automaticSignals(mail: Evidence, own: readonly string[]): AutomaticSignal[] {
  const { headers } = mail;
  const isOwnGroup = isOwnGroupCopy(mail, own);
  const tests: [AutomaticSignal, boolean][] = [
    ['report', isReport(headers) || DMARC_REPORT.test(mail.subject) || isComplaint(mail)],
    ['auto-submitted', saysSubmitted(headers)],
    ['null-return-path', NO_RETURN.test(headers.first('return-path') ?? '')],
    ['failed-recipients', headers.first('x-failed-recipients') !== null],
    ['empty-from', isFromNobody(mail)],
    ['daemon', DAEMONS.test(mail.from?.address ?? '')],
    ['auto-header', hasAutoHeader(headers)],
    ['precedence', hasPrecedence(headers, isOwnGroup)],
    ['list', !isOwnGroup && LIST_HEADERS.some((name) => headers.first(name) !== null)],
    ['bulk-sender', isBulk(mail, own)],
    ['subject', isAbsenceSubject(mail.subject)],
  ];
  return tests.flatMap(([signal, holds]) => (holds ? [signal] : []));
}

/** The surest signal that a program sent it, or `null`. */
export function isAutomatic(mail: Evidence, own: readonly string[]): AutomaticSignal | null {
  return automaticSignals(mail, own)[0] ?? null;
}

/** Any value but "no" (RFC 3834 §5). */
function saysSubmitted(headers: MailHeaders): boolean {
  const values = headers.all('auto-submitted').map(plainValue);
  return values.some((text) => text !== '' && text !== 'no');
}

function hasAutoHeader(headers: MailHeaders): boolean {
  const sayYes = AUTO_HEADERS.some((name) =>
    headers.all(name).some((text) => plainValue(text) !== 'no'),
  );
  const value = (name: string): string => plainValue(headers.first(name) ?? '');
  return (
    sayYes ||
    /\bvacation\b/.test(value('x-apple-action')) ||
    value('delivered-to').startsWith('autoresponder')
  );
}

function hasPrecedence(headers: MailHeaders, isOwnGroup: boolean): boolean {
  const values = [...headers.all('precedence'), ...headers.all('x-precedence')];
  return values.some(
    (text) => PRECEDENCES.test(text) && !(isOwnGroup && plainValue(text) === 'list'),
  );
}

/**
 * `Feedback-ID` stands on everything some sending services carry, contact forms too, and forms write from no-reply
 * addresses: either alone says nothing. Both together, with nobody named to answer to, is a notice.
 */
function isBulk({ headers, from, replyTo }: Evidence, own: readonly string[]): boolean {
  const address = from?.address ?? '';
  const isOwnForm = own.some((one) => domainOf(one) === domainOf(address));
  return (
    headers.first('feedback-id') !== null &&
    NO_REPLY.test(address) &&
    replyTo.length === 0 &&
    !isOwnForm
  );
}

/** Aggregate reports of DMARC come as plain files; their subject is prescribed (RFC 7489 §7.2.1.1). */
const DMARC_REPORT = /^report domain: \S+ submitter: /i;

/** Outlook.com's Junk Mail Reporting Program sends no ARF but the mail itself, always so. */
function isComplaint({ from, subject }: Evidence): boolean {
  const isTheirs = from?.address === 'staff@hotmail.com';
  return isTheirs && /^\s*complaint about message from [\da-f.:]+\s*$/i.test(subject);
}

function isReport(headers: MailHeaders): boolean {
  return REPORT_TYPE.test(plainValue(headers.first('content-type') ?? ''));
}

/**
 * `From: <>` and `From: MAILER-DAEMON`: programs that take no answer. A missing field, and one that names somebody
 * without an address, is a person's mistake instead.
 */
function isFromNobody({ headers, from, replyTo, sender }: Evidence): boolean {
  const said = headers.first('from');
  if (from || said === null || replyTo.length > 0 || sender) return false;
  return /^$|<\s*>|\bmailer-daemon\b/i.test(withoutComments(said));
}
