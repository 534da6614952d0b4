import { randomUUID } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { domainToASCII } from 'node:url';
import type { Member } from '#lib/domain/member.ts';
import { instant } from '#lib/words/times.ts';
import { wordsFor } from '#lib/words/words.ts';
import type { Account } from '#server/services/accounts/account.ts';
import { accountsOf } from '#server/services/accounts/accounts.ts';
import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Deps } from '#server/services/deps.ts';
import type { AlertDue } from '#server/services/health/alerts.ts';
import { membersOf } from '#server/services/members/members.ts';
import { sendMail } from './send.ts';
import { withAccount } from './with-account.ts';

/**
 * Mails every admin of a team about a mailbox, each in their language: through another mailbox of the team, else into
 * the inbox of the admin's own connected account, where no sending is needed.
 * @returns Whether anybody was told.
 */
export async function tellAdmins(deps: Deps, vault: Vault, alert: AlertDue): Promise<boolean> {
  const { teamId, accountId } = alert.health;
  const [members, accounts] = await Promise.all([
    membersOf(deps, teamId),
    accountsOf(deps, teamId),
  ]);
  const others = accounts.filter(({ id }) => id !== accountId);
  let told = false;
  for (const admin of members.filter(({ role }) => role === 'admin')) {
    const letter = letterTo(admin, alert, deps.now());
    const reached =
      (await mailed(deps, vault, others, letter)) ||
      (await appended(deps, vault, others, admin, letter));
    told ||= reached;
  }
  if (!told) deps.log.warn({ mailbox: alert.health.mailboxId }, 'no admin could be told by mail');
  return told;
}

function letterTo(
  admin: Member,
  { health, what }: AlertDue,
  now: Date,
): Omit<SendMailOptions, 'messageId'> {
  const { alert } = wordsFor(admin.language);
  const { address: mailbox, trouble } = health;
  // The server does not know where the admin is; it stands where the team works.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const moment = { now, zone, language: admin.language };
  const said =
    what === 'mended' || trouble === null
      ? { subject: alert.mended.subject(mailbox), text: alert.mended.text({ mailbox }) }
      : {
          subject: alert.trouble.subject(mailbox),
          text: alert.trouble.text({
            mailbox,
            since: instant(trouble.since, moment),
            reason: alert.reason[trouble.kind],
          }),
        };
  return {
    ...said,
    to: { name: admin.name, address: admin.address },
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

type Letter = ReturnType<typeof letterTo>;

async function mailed(
  deps: Deps,
  vault: Vault,
  accounts: readonly Account[],
  letter: Letter,
): Promise<boolean> {
  for (const account of accounts.filter(({ smtp, of }) => smtp && of.kind === 'mailbox')) {
    const mail = { ...letter, from: account.address, messageId: newMessageId(account.address) };
    const sent = await sendMail(deps, vault, account, mail).catch(() => null);
    // Perhaps taken is taken: twice the same alert helps nobody.
    if (sent && sent.status !== 'refused') return true;
  }
  return false;
}

async function appended(
  deps: Deps,
  vault: Vault,
  accounts: readonly Account[],
  admin: Member,
  letter: Letter,
): Promise<boolean> {
  const own = accounts.find(({ of }) => of.kind === 'member' && of.memberId === admin.id);
  if (!own) return false;
  const messageId = newMessageId(own.address);
  try {
    const raw = await new MailComposer({ ...letter, from: own.address, messageId })
      .compile()
      .build();
    await withAccount(deps, vault, own, (client) => client.append('INBOX', raw));
    return true;
  } catch (error) {
    deps.log.warn({ account: own.id, code: codeOf(error) }, 'an alert could not be left');
    return false;
  }
}

/** A Message-ID at the domain of an address. */
export function newMessageId(address: string): string {
  const domain = domainToASCII(address.slice(address.lastIndexOf('@') + 1));
  return `<${randomUUID()}@${domain || 'localhost'}>`;
}
