import { wordsFor } from '#lib/words/words.ts';
import type { Account } from '#server/services/accounts/account.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import { selfCheckSeen, selfCheckSent } from '#server/services/health/self-checks.ts';
import type { Fetched } from './fetch.ts';
import { sendMail } from './send.ts';
import { newMessageId } from './tell-admins.ts';

/** Marks the mail by which a mailbox is checked; the Message-ID behind it says which one it is. */
const HEADER = 'X-Baton-Self-Check';

/**
 * Sends a mailbox a mail from itself. It says that a program wrote it, so it opens no inquiry and is not acknowledged.
 * One that cannot even be sent is remembered as one that does not arrive.
 */
export async function sendSelfCheck(deps: Deps, vault: Vault, account: Account): Promise<void> {
  const { of, teamId, address } = account;
  if (of.kind !== 'mailbox') return;
  const rfcMessageId = newMessageId(address);
  // Written first: it may arrive before we are told that it was taken.
  await selfCheckSent(deps, { teamId, mailboxId: of.mailboxId, rfcMessageId });
  const { selfCheck } = wordsFor('en').alert;
  const sent = await sendMail(deps, vault, account, {
    from: address,
    to: address,
    messageId: rfcMessageId,
    subject: selfCheck.subject,
    text: [selfCheck.text, wordsFor('zh').alert.selfCheck.text].join('\n\n'),
    headers: {
      [HEADER]: rfcMessageId,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  });
  if (sent.status !== 'accepted') {
    deps.log.warn({ account: account.id, code: sent.code }, 'a self-check could not be sent');
  }
}

const FIELD = new RegExp(`^${HEADER}:[ \\t]*(<[^<>\\s]{1,200}>)[ \\t]*\\r?$`, 'im');

/** Whether a mail found in a mailbox is its own check; then it has arrived. */
export async function noteSelfCheck(
  deps: Deps,
  { of }: Account,
  { raw }: Pick<Fetched, 'raw'>,
): Promise<void> {
  if (of.kind !== 'mailbox') return;
  const [, rfcMessageId] = FIELD.exec(Buffer.from(raw.header).toString('latin1')) ?? [];
  if (rfcMessageId) await selfCheckSeen(deps, of.mailboxId, rfcMessageId);
}
