import type { TeamId } from '#lib/domain/ids.ts';
import type { MessageFacts, Place } from '#lib/domain/message.ts';
import type { AccountOwner } from '#server/services/accounts/account.ts';
import type { RawMail } from '../facts/parse.ts';

/** A mail that lies in a watched folder, or that the practice page made. */
export interface Seen {
  teamId: TeamId;
  /** Whose folder: a mailbox's, or a member's own. */
  of: AccountOwner;
  /** `junk`: where a filter puts mail aside, real inquiries too. */
  folder: 'inbox' | 'sent' | 'junk';
  /** Where it lies; `null` where it lies at no mail server. */
  place: Place | null;
  raw: RawMail;
  /** The mail server's clock. */
  receivedAt: Date;
  gmail: MessageFacts['gmail'];
  /** Mail that came before is not opened by itself: it was moved here, or copied from an older server. */
  notBefore: Date | null;
}
