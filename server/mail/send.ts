import type { SendMailOptions } from 'nodemailer';
import type { Account } from '#server/services/accounts/account.ts';
import { loginOf } from '#server/services/accounts/accounts.ts';
import { smtpTransport } from '#server/services/accounts/smtp-transport.ts';
import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';

/**
 * `refused`: the server did not take it, so trying again cannot send it twice; `isFinal` where it says never to.
 * `unsure`: the connection ended after the mail was on its way and before the answer came.
 */
export type Sent =
  | { status: 'accepted' }
  | { status: 'refused'; isFinal: boolean; code: string }
  | { status: 'unsure'; code: string };

/** Sends one mail through the account's own server. Never rejects for what the server or the network does. */
export async function sendMail(
  deps: Pick<Deps, 'database' | 'log'>,
  vault: Vault,
  account: Account,
  mail: SendMailOptions & { messageId: string },
): Promise<Sent> {
  let login: Awaited<ReturnType<typeof loginOf>>;
  try {
    login = await loginOf(deps, vault, account.id);
  } catch (error) {
    // No key or no consent: somebody's to mend, and the mail can go then.
    return { status: 'refused', isFinal: false, code: codeOf(error) };
  }
  if (!login?.smtp) return { status: 'refused', isFinal: true, code: 'no-smtp' };
  let hasLeft = false;
  const transport = smtpTransport(login, {}, () => (hasLeft = true));
  try {
    await transport.sendMail(mail);
    return { status: 'accepted' };
  } catch (error) {
    return judge(error as SmtpError, hasLeft);
  } finally {
    transport.close();
  }
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

/**
 * A mail is taken by the answer to its last line (RFC 5321 §4.1.1.4): what fails before that was written, or is answered
 * with a refusal, was not taken.
 * @param hasLeft Whether it was written to its end.
 */
export function judge(error: SmtpError, hasLeft: boolean): Exclude<Sent, { status: 'accepted' }> {
  const { responseCode } = error;
  const code = responseCode ? String(responseCode) : codeOf(error);
  if (responseCode && responseCode >= 500) {
    // A wrong password is somebody's to mend, and the mail can go then.
    return { status: 'refused', isFinal: error.code !== 'EAUTH', code };
  }
  if (responseCode && responseCode >= 400) return { status: 'refused', isFinal: false, code };
  return hasLeft ? { status: 'unsure', code } : { status: 'refused', isFinal: false, code };
}
