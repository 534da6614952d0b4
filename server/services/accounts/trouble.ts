import type { MailboxTrouble } from '#lib/domain/mailbox.ts';
import { ConsentGone } from '../consent/tokens.ts';

interface MailError extends Error {
  code?: string;
  authenticationFailed?: boolean;
  tlsFailed?: boolean;
  responseText?: string;
  response?: unknown;
}

const CERTIFICATE =
  /^(?:CERT_|ERR_TLS_CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(?:VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH|PIN_MISMATCH)/;
const UNREACHABLE = new Set(
  'ENOTFOUND EAI_AGAIN ECONNREFUSED ECONNRESET EHOSTUNREACH ENETUNREACH ETIMEDOUT ECONNECTION EPIPE ESOCKET EDNS CONNECT_TIMEOUT NoConnection EConnectionClosed ClosedAfterConnectText ClosedAfterConnectTLS TokenRefused'.split(
    ' ',
  ),
);
/** Connected, and then nothing more was heard; nodemailer calls this ETIMEDOUT as well and tells it by its message. */
const SILENT = new Set(['GREETING_TIMEOUT', 'UPGRADE_TIMEOUT', 'ETIMEOUT']);
const SILENT_SMTP = /^(?:Greeting never received|Timeout)$/;
const NO_TLS =
  /wrong version number|packet length too long|EPROTO\b|does not support STARTTLS|Error upgrading connection with STARTTLS|STARTTLS is not possible/i;

/** What providers answer, in the order in which it is looked for: the narrower word before the wider. */
const SAID: [MailboxTrouble, RegExp][] = [
  // NetEase enterprise, where the admin lists the addresses a mailbox may be read from.
  [
    'ip-list',
    /ERR\.LOGIN\.IPDENY|IP (?:address )?(?:is )?(?:not allowed|denied|restricted)|登录IP/i,
  ],
  // Exmail and QQ name all causes in one sentence, so that nobody knows which.
  ['refused', /account is abnormal, service is not open, password is incorrect/i],
  // Microsoft 365: 535 5.7.139, by tenant or mailbox; NetEase: 550 User has no permission.
  [
    'smtp-off',
    /SmtpClientAuthentication is disabled|smtp(?:\s*service)? (?:is )?(?:disabled|not enabled|turned off)|550 User has no permission/i,
  ],
  // Microsoft 365: 550 5.7.30; others by LOGINDISABLED (RFC 9051 §7.2.2), of which imapflow says "Login is disabled".
  [
    'wants-consent',
    /basic authentication is (?:disabled|not supported)|login is disabled|LOGINDISABLED/i,
  ],
  // "Authenticated but not connected" is Microsoft 365's: the token is good, and the mailbox may not be read by IMAP.
  [
    'imap-off',
    /authenticated but not connected|imap (?:access )?(?:is )?(?:disabled|not enabled|turned off|off)|not enabled for imap|(?:yet to )?enable imap|imap4?\s*(?:服务)?(?:未开启|已关闭|未开通)|未开启.{0,6}imap|service is not open/i,
  ],
  // The password is right, but not for programs: 163, QQ, Exmail, Alibaba, Google, Zoho.
  [
    'code',
    /授权码|客户端专用密码|安全密码|authorization code|authorized? code|application[- ]specific|app(?:lication)? password|ERR\.LOGIN\.(?:USERCODE|REQCODE)/i,
  ],
];

/** Why a mail server could not be used, as far as it says; one of the causes for which there are words. */
export function troubleOf(error: unknown): MailboxTrouble {
  if (!(error instanceof Error)) return 'other';
  if (error instanceof ConsentGone) return 'consent';
  const { code = '', authenticationFailed, tlsFailed, response, responseText } = error as MailError;
  const { message } = error;
  const said = `${responseText ?? ''} ${typeof response === 'string' ? response : ''} ${message}`;
  if (CERTIFICATE.test(code) || /certificate|altnames/i.test(message)) return 'certificate';
  const named = SAID.find(([, words]) => words.test(said))?.[0];
  if (named) return named;
  if (authenticationFailed || code === 'EAUTH') return 'password';
  if (code === 'PlainText' || code === 'ETLS' || tlsFailed || NO_TLS.test(`${code} ${message}`)) {
    return 'no-tls';
  }
  if (SILENT.has(code) || SILENT_SMTP.test(message)) return 'silent';
  return UNREACHABLE.has(code) ? 'unreachable' : 'other';
}

/** For the log: which error it was, without what the server said, since that may name addresses. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return (error as MailError).code ?? error.name;
}
