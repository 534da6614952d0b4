import type { ImapFlow } from 'imapflow';
import type { Account } from '#server/services/accounts/account.ts';
import type { Deps } from '#server/services/deps.ts';
import type { Outcome } from './intake/intake.ts';
import type { ReadApart } from './intake/read-apart.ts';
import type { Seen } from './intake/seen.ts';
import type { Stumbles } from './stumbles.ts';

/** A folder of an account and how it is read. */
export interface Followed {
  account: Account;
  role: Seen['folder'];
  path: string;
  stumbles: Stumbles;
  /** Where mails are read; without it they are read where they are taken in. */
  apart?: ReadApart | undefined;
  /** Told when the folder could be opened. */
  opened?: (() => Promise<void>) | undefined;
  /** Told of each mail; `ms` since the server's event, or `null` while catching up. */
  taken?: ((outcome: Outcome, ms: number | null) => void) | undefined;
  /** How often the folder is looked into although nothing was announced, in milliseconds. */
  lookEvery: number;
  /** How long one answer of the server may take, in milliseconds. */
  answerIn: number;
}

/** Somebody who reads a folder over a connection. */
export interface Reader {
  deps: Deps;
  client: ImapFlow;
  followed: Followed;
  signal: AbortSignal;
  /** Notes that a mail is left out for good. */
  passOver(uid: number): Promise<void>;
}
