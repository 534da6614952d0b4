import type { Socket } from 'node:net';
import { callbackify } from 'node:util';
import nodemailer, { type Transporter } from 'nodemailer';
import type { SignIn } from './account.ts';
import { refusePlainText, tlsOptions } from './tls-options.ts';

/**
 * How mail leaves through a mailbox's own server. The caller closes it.
 * @param trying For a test: milliseconds for each step, and the socket to use, not yet connected, for the caller to end.
 * @param left Called once a whole mail has been written to the server: from then on it may be taken.
 */
export function smtpTransport(
  login: SignIn,
  trying: { patience?: number; socket?: Socket } = {},
  left: () => void = () => {},
): Transporter {
  const { patience = 20_000, socket } = trying;
  const { smtp, username: user } = login;
  if (!smtp) throw new Error('this account does not send');
  refusePlainText(smtp);
  const transport = nodemailer.createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    tls: tlsOptions(smtp.pin),
    auth: 'password' in login ? { user, pass: login.password } : { type: 'OAuth2', user },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: 3 * patience,
    ...(socket && { socket }),
    logger: whenLeft(left),
    // What is attached is always at hand; a path or an address in it would be a way to read our disk.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if ('accessToken' in login) renewing(transport, login);
  return transport;
}

/** Nodemailer tells only in its log that a mail was written to its end; an error names no phase (`CONN` for them all). */
function whenLeft(left: () => void): Record<string, (entry?: unknown) => void> {
  const silent = (): void => {};
  const info = (entry: unknown): void => {
    if ((entry as { tnx?: string } | null)?.tnx === 'message') left();
  };
  return { trace: silent, debug: silent, info, warn: silent, error: silent, fatal: silent };
}

/**
 * Where a server asks back before it refuses (Google), nodemailer comes again with another token by itself. Where it refuses
 * at once (Microsoft), another is fetched for the next to come: a refusal at sign-in has taken nothing.
 */
function renewing(
  transport: Transporter,
  login: { accessToken: string; renew(): Promise<string> },
): void {
  const provide = async (_user: string, renew: boolean) =>
    renew ? login.renew() : login.accessToken;
  transport.set('oauth2_provision_cb', callbackify(provide));
  const send = transport.sendMail.bind(transport) as (mail: object) => Promise<unknown>;
  const renewed = async (mail: object): Promise<unknown> => {
    try {
      return await send(mail);
    } catch (error) {
      // What became of the mail is the answer; that no token is given is told by whoever comes next.
      if ((error as { code?: string }).code === 'EAUTH') await login.renew().catch(() => {});
      throw error;
    }
  };
  Object.assign(transport, { sendMail: renewed });
}
