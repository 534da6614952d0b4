import type { MailboxTrouble } from '#lib/domain/mailbox.ts';

interface MailError extends Error {
  code?: string;
  authenticationFailed?: boolean;
  tlsFailed?: boolean;
  responseText?: string;
  response?: unknown;
}

const CERTIFICATE =
  /^(?:CERT_|ERR_TLS_CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(?:VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH)/;
const UNREACHABLE = new Set(
  'ENOTFOUND EAI_AGAIN ECONNREFUSED ECONNRESET EHOSTUNREACH ENETUNREACH ETIMEDOUT ETIMEOUT ECONNECTION EPIPE ESOCKET EDNS CONNECT_TIMEOUT GREETING_TIMEOUT UPGRADE_TIMEOUT NoConnection EConnectionClosed ClosedAfterConnectText ClosedAfterConnectTLS'.split(
    ' ',
  ),
);
/** What providers say when a password is right but not for programs: 163, QQ, Exmail, Alibaba, Google, Zoho. */
const WANTS_CODE =
  /授权码|客户端专用密码|安全密码|authorization code|authorized? code|application[- ]specific|app(?:lication)? password|ERR\.LOGIN\.USERCODE|LOGINDISABLED/i;
const IMAP_OFF =
  /imap (?:access )?(?:is )?(?:disabled|not enabled|turned off|off)|not enabled for imap|enable imap|imap4?\s*(?:服务)?(?:未开启|已关闭|未开通)|未开启.{0,6}imap|service is not open/i;

/** Why a mail server could not be used, as far as it says; one of the causes for which there are words. */
export function troubleOf(error: unknown): MailboxTrouble {
  if (!(error instanceof Error)) return 'other';
  const { code = '', authenticationFailed, response, responseText, message } = error as MailError;
  const said = `${responseText ?? ''} ${typeof response === 'string' ? response : ''} ${message}`;
  if (CERTIFICATE.test(code) || /certificate|altnames/i.test(message)) return 'certificate';
  if (IMAP_OFF.test(said)) return 'imap-off';
  if (WANTS_CODE.test(said)) return 'code';
  if (authenticationFailed || code === 'EAUTH') return 'password';
  return UNREACHABLE.has(code) ? 'unreachable' : 'other';
}

/** For the log: which error it was, without what the server said, since that may name addresses. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return (error as MailError).code ?? error.name;
}
