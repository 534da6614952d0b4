import type { MailboxId, MemberId, TeamId } from '#lib/domain/ids.ts';
import { takeIn, type Outcome } from '#server/mail/intake/intake.ts';
import { parseMail, wholeMail } from '#server/mail/facts/parse.ts';
import type { AccountOwner } from '#server/services/accounts/account.ts';
import type { Deps } from '#server/services/deps.ts';
import { compose, type Draft } from './mail.ts';
import { mailbox } from './people.ts';
import type { Folder, Store } from './store.ts';

/** Who is who on the practice desk. */
export interface Desk {
  teamId: TeamId;
  mailboxId: MailboxId;
  /** By address. */
  members: Record<string, MemberId>;
}

/** Carries mail between the practice accounts, and hands each to the very intake that IMAP feeds. */
export interface PostOffice {
  /** Mail from outside to the shared mailbox. */
  receive(raw: Uint8Array, receivedAt?: Date): Promise<Outcome>;
  /** Files the mail in the sender's Sent folder, and with each receiver who lives here. */
  send(account: string, draft: Draft): Promise<Outcome>;
  /** Files a mail in an inbox without taking it in: where a hand-off put it. Gives its UID. */
  lay(account: string, raw: Uint8Array): Promise<number>;
}

/** UIDs of the practice folders never begin again. */
export const uidValidity = 1;

export function openPostOffice(deps: Deps, store: Store, desk: Desk): PostOffice {
  const ownerOf = (account: string): AccountOwner | null => {
    if (account === mailbox.address) return { kind: 'mailbox', mailboxId: desk.mailboxId };
    const memberId = desk.members[account];
    return memberId === undefined ? null : { kind: 'member', memberId };
  };
  const file = async (
    account: string,
    folder: Folder,
    raw: Uint8Array,
    receivedAt: Date,
  ): Promise<Outcome> => {
    const of = ownerOf(account);
    if (!of) throw new Error(`${account} is not on the practice desk`);
    const uid = await store.file(account, folder, raw, receivedAt);
    return takeIn(deps, {
      teamId: desk.teamId,
      of,
      folder: folder === 'Sent' ? 'sent' : 'inbox',
      place: { account, folder, uidValidity, uid },
      raw: wholeMail(raw),
      receivedAt,
      gmail: null,
      notBefore: null,
    });
  };
  return {
    receive: (raw, receivedAt = deps.now()) => file(mailbox.address, 'INBOX', raw, receivedAt),
    async send(account, draft) {
      const raw = await compose(draft);
      const outcome = await file(account, 'Sent', raw, draft.date);
      const { to, cc } = await parseMail(wholeMail(raw));
      for (const { address } of [...to, ...cc]) {
        if (address !== account && ownerOf(address)) {
          await file(address, 'INBOX', raw, draft.date);
        }
      }
      return outcome;
    },
    lay: (account, raw) => store.file(account, 'INBOX', raw, deps.now()),
  };
}
