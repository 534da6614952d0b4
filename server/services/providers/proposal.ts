import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { MailServer } from '../accounts/account.ts';

/** Settings that were found for an address. Nothing is done with them before a person has looked at them. */
export interface Proposal {
  /** What said so: the address itself, its mail exchangers, its DNS entries for mail programs, or a description. */
  by: 'address' | 'mx' | 'srv' | 'autoconfig';
  /** Id of the preset. */
  preset: string;
  imap: MailServer;
  smtp: MailServer | null;
  username: string;
}

/**
 * A mail server as a stranger's record names it: `null` unless it is a plain name with a dot and a port. An address of a
 * network is no name, and `localhost` is nobody's provider.
 */
export function proposedServer(
  host: string,
  port: number,
  security: MailServer['security'],
): MailServer | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (isIP(name) || !/^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(name)) return null;
  return z.safeParse(MailServer, { host: name, port, security }).data ?? null;
}
