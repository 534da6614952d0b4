import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { AccountOwner } from '#server/services/accounts/account.ts';
import type { Present } from './visit.ts';

/** Whose mail account a page is about, and the address it belongs to. */
export interface Subject {
  of: AccountOwner;
  address: string;
  /** Mailboxes send as well; a member's own account is only read. */
  sends: boolean;
  /** The page it is set up on, and where that page's form goes. */
  page: string;
  action: string;
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
    consent: `/consent/mailbox/${id}`,
  };
}

export function subjectOfMember({ member: { id, address } }: Present): Subject {
  const page = '/account/mailbox';
  const of = { kind: 'member', memberId: id } as const;
  return { of, address, sends: false, page, action: page, consent: '/consent/own' };
}
