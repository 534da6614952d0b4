import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { AccountOwner } from '#server/services/accounts/account.ts';
import type { Present } from './visit.ts';

/** Whose mail account a page is about, and the address it belongs to. */
export interface Subject {
  of: AccountOwner;
  address: string;
  /** Mailboxes send as well; a member's own account is only read. */
  sends: boolean;
  /** The page it is set up on, where that page's form goes, and where settings are found. */
  page: string;
  action: string;
  find: string;
  /** Where consent for it is asked. */
  consent: string;
}

export function subjectOfMailbox({ id, address }: Mailbox): Subject {
  const page = `/mailboxes/${id}`;
  return {
    of: { kind: 'mailbox', mailboxId: id },
    address,
    sends: true,
    page,
    action: `${page}/account`,
    find: `${page}/find`,
    consent: `/consent/mailbox/${id}`,
  };
}

export function subjectOfMember({ member: { id, address } }: Present): Subject {
  const page = '/account/mailbox';
  const of = { kind: 'member', memberId: id } as const;
  const find = `${page}/find`;
  return { of, address, sends: false, page, action: page, find, consent: '/consent/own' };
}
