import { messageIdsIn } from './headers.ts';
import { NO_REPLY } from './no-reply.ts';
import type { ParsedMail } from './parse.ts';

/** What a mail server says became of a mail. */
export interface Bounce {
  /** `delayed`: it is tried again; `delivered`: nothing went wrong. Only `failed` came back. */
  kind: 'failed' | 'delayed' | 'delivered';
  /** Which mails, as far as the report names them; empty where it names none. */
  messageIds: string[];
  /** Who did not get it; lower case. */
  recipients: string[];
  /** The enhanced status code (RFC 3463) of the first failure, such as `5.1.1`. */
  status: string | null;
}

/** Reports are read this far, in characters. */
const READ_LENGTH = 64 * 1024;

/**
 * What a bounce says (RFC 3464 in RFC 6522, or in the words of older servers), `null` where a mail is none. What a
 * person forwards is none: the sender must be a mail server.
 */
export function bounceOf(mail: ParsedMail): Bounce | null {
  if (!isFromServer(mail)) return null;
  const status = mail.reports.find(({ type }) => type === 'message/delivery-status')?.text ?? '';
  const text = mail.text.slice(0, READ_LENGTH);
  const kind = kindByFields(status) ?? kindByWords(mail, text);
  if (kind === null) return null;
  const returned = mail.reports
    .filter(({ type }) => type !== 'message/delivery-status')
    .map((report) => report.text.slice(0, READ_LENGTH));
  return {
    kind,
    messageIds: messageIdsOf(mail, status, [...returned, afterNotice(text)]),
    recipients: recipientsOf(mail, status),
    status: statusIn(status) ?? statusIn(text),
  };
}

/**
 * Servers write as a report, from a daemon or from nobody. An empty Return-Path alone is a vacation program's too
 * (RFC 3834 §3.3): there the subject must say that something failed, and be no answer's.
 */
function isFromServer(mail: ParsedMail): boolean {
  const { headers, from, reports, subject } = mail;
  const type = headers.first('content-type') ?? '';
  if (/report-type\s*=\s*"?(?:disposition-notification|feedback-report)/i.test(type)) return false;
  return (
    /^multipart\/report|^message\/delivery-status/i.test(type) ||
    reports.some(({ type: part }) => part === 'message/delivery-status') ||
    headers.first('x-failed-recipients') !== null ||
    from === null ||
    SERVERS.test(from.address) ||
    (/^<\s*>$|^<?mailer-daemon\b/i.test(headers.first('return-path') ?? '') &&
      (NO_REPLY.test(from.address) || SAYS_FAILED.test(subject.trim())))
  );
}

const SERVERS =
  /^(?:mailer-daemon|postmaster|mail-?daemon|mdaemon|mmdf|smtp|double-bounce|bounces?)\b[^@]*@|^[^@]*mailer-daemon[^@]*@/;
const SAYS_FAILED =
  /^(?:(?:mail |message )?(?:undeliver|deliver|returned|failure|failed)|warning: |.{0,4}(?:退信|投递失败))/i;

function kindByFields(status: string): Bounce['kind'] | null {
  const actions = [...status.matchAll(/^action\s*:\s*([a-z]+)/gim)].map(([, word = '']) =>
    word.toLowerCase(),
  );
  if (actions.some((action) => action.startsWith('fail'))) return 'failed';
  if (actions.includes('delayed')) return 'delayed';
  if (actions.some((action) => /^(?:delivered|relayed|expanded)$/.test(action))) return 'delivered';
  const [, first] = /^status\s*:\s*([245])\.\d/im.exec(status) ?? [];
  return first === undefined
    ? null
    : first === '5'
      ? 'failed'
      : first === '4'
        ? 'delayed'
        : 'delivered';
}

const DELAYED =
  /\bdelay(?:ed)?\b|^warning: |still being retried|will (?:be retried|keep trying|continue)|not yet been delivered|temporarily|could not send message for|延迟|暂未送达|verzögert|retardé|retrasad/i;
const FAILED =
  /undeliver|non[- ]?deliver|not (?:be )?delivered|deliver\w* (?:has )?(?:failed|failure|problem|error|status|notification)|deliver to|returned (?:mail|message|to sender)|return to sender|failure (?:notice|notification|delivery)|mail failed|error sending|fail(?:ed|ure)? (?:to deliver|delivery|mail)|mail (?:system )?error|could not be delivered|rejected|bounced?|nondeliverable|user unknown|unzustellbar|nicht zugestellt|zustellung|non remis|échec|no (?:se pudo|entregad)|não (?:foi )?entregue|non recapitabile|mancata consegna|не ?доставлен|退信|退回|投递失败|无法送达|无法投递|配信不能|エラーメール|전송 ?실패|반송/i;

/** Servers that write no fields say it in the subject, or in the first lines. */
function kindByWords(mail: ParsedMail, text: string): Bounce['kind'] | null {
  if (mail.headers.first('x-failed-recipients') !== null) return 'failed';
  const said = `${mail.subject}\n${text.slice(0, 1500)}`;
  if (DELAYED.test(mail.subject)) return 'delayed';
  if (FAILED.test(mail.subject)) return 'failed';
  if (FAILED.test(said))
    return DELAYED.test(said) && !/permanent|fatal/i.test(said) ? 'delayed' : 'failed';
  return null;
}

/** The header of the mail that came back, as a part of its own or below the server's words. */
function messageIdsOf(mail: ParsedMail, status: string, returned: readonly string[]): string[] {
  const named =
    /^(?:x-)?original-message-id\s*:\s*(.*(?:\r?\n[ \t].*)?)/im.exec(status)?.[1] ?? null;
  const found = new Set(messageIdsIn(named));
  for (const text of returned) {
    const [, value = ''] = /^message-id\s*:\s*(.*(?:\r?\n[ \t].*)?)/im.exec(text) ?? [];
    for (const id of messageIdsIn(value)) found.add(id);
  }
  // Google and Exchange answer the mail that failed.
  if (found.size === 0)
    for (const id of messageIdsIn(mail.headers.first('in-reply-to'))) found.add(id);
  if (found.size === 0) for (const id of mail.references.slice(-1)) found.add(id);
  found.delete(mail.messageId ?? '');
  return [...found].slice(0, 10);
}

/** The words of the server may name ids of their own; the header that came back begins at a line of fields. */
function afterNotice(text: string): string {
  const at = text.search(
    /^(?:return-path|received|from|to|subject|date|message-id|mime-version)\s*:/im,
  );
  return at < 0 ? '' : text.slice(at);
}

function recipientsOf(mail: ParsedMail, status: string): string[] {
  const fields = [
    ...status.matchAll(/^(?:final|original)-recipient\s*:\s*(?:[\w-]+\s*;)?\s*(.+)$/gim),
  ];
  const named = [
    ...fields.map(([, value = '']) => value),
    ...mail.headers.all('x-failed-recipients'),
  ];
  const found = named.flatMap((value) => value.match(/[^\s<>,;"']{1,64}@[\w.-]{1,190}/g) ?? []);
  return [...new Set(found.map((address) => address.toLowerCase()))].slice(0, 50);
}

function statusIn(text: string): string | null {
  const field = /^status\s*:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1];
  return field ?? /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1] ?? null;
}
