import type { TeamId } from '#lib/domain/ids.ts';
import type { Deps } from '../deps.ts';
import type { MailServer, Pin } from './account.ts';
import { accountsOf } from './accounts.ts';
import { lookAtServer } from './look-at-server.ts';

const PATIENCE = 15_000;

/**
 * The certificate to accept at a server though it is not in order: the one an admin has just `accepted` by its SHA-256, if
 * the server shows that very one; else the one accepted before at the same server, for a mailbox of the team or by an
 * admin for their own account. What holds for the company's mail server holds for all who have their mail there.
 */
export async function pinFor(
  deps: Pick<Deps, 'database'>,
  teamId: TeamId,
  given: { server: MailServer; protocol: 'imap' | 'smtp'; accepted: string | undefined },
): Promise<Pin | null> {
  const { server, protocol, accepted } = given;
  const known = accepted ? null : await knownPin(deps, teamId, server, protocol);
  if (!accepted && !known) return null;
  const { certificate } = await lookAtServer(server, protocol, PATIENCE);
  // Since then the server may have got a certificate that is in order: the pin has done its work.
  if (!accepted) return certificate?.isTrusted ? null : known;
  if (certificate?.sha256 !== accepted) return null;
  return { sha256: certificate.sha256, pem: certificate.pem };
}

async function knownPin(
  deps: Pick<Deps, 'database'>,
  teamId: TeamId,
  { host, port }: MailServer,
  protocol: 'imap' | 'smtp',
): Promise<Pin | null> {
  for (const account of await accountsOf(deps, teamId)) {
    const server = account[protocol];
    if (server?.host === host && server.port === port && server.pin) return server.pin;
  }
  return null;
}
