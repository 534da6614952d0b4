import nodemailer, { type Transporter } from 'nodemailer';
import type { Login } from './account.ts';

/** How mail leaves through a mailbox's own server. The caller closes it. */
export function smtpTransport(login: Login): Transporter {
  const { smtp, username, password } = login;
  if (!smtp) throw new Error('this account does not send');
  return nodemailer.createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    auth: { user: username, pass: password },
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
    // What is attached is always at hand; a path or an address in it would be a way to read our disk.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
