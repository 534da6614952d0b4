import type { Channel } from '../channel.ts';
import type { MemberId } from '../ids.ts';

/** What rules are asked about: a new inquiry, as its first mail shows it. */
export interface RuleFacts {
  /** The mailbox, and those of its aliases that this mail reached. */
  addresses: readonly string[];
  subject: string;
  /** The sender's own words, as much of them as was read. */
  body: string;
  /** BCP 47. */
  language: string | null;
  /** ISO 3166-1. */
  country: string | null;
  channel: Channel;
  product: string | null;
  /** Who looks after the customer. */
  ownerId: MemberId | null;
  isNewCustomer: boolean;
  hasAttachment: boolean;
  receivedAt: Date;
  /** Only the beginning of the body is here: what is not found in it may still have stood there. */
  isCut?: boolean;
}
