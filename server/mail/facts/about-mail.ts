import type { Channel } from '#lib/domain/channel.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Profile } from '#lib/domain/profile.ts';
import type { OwnSide } from './own-side.ts';

/** What a mail itself does not say, and what its acknowledgement depends on. */
export interface AboutMail {
  own: OwnSide;
  /** Addresses of every mailbox of the team. */
  mailboxAddresses: readonly string[];
  /** The one it came to. */
  mailbox: Mailbox;
  /** How the form or platform that sent it is read; `null` where none is known. */
  profile: Profile | null;
  channel: Channel;
  /** The address in the labelled field of that form, as its profile read it. */
  formAddress: string | null;
  /** Somebody of ours already wrote in its thread. */
  hasHumanInThread: boolean;
  isFromJunk: boolean;
  /** The mail server's clock. */
  receivedAt: Date;
  now: Date;
}
