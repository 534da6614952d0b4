import type { SrvRecord } from 'node:dns';
import type { MailServer } from '../accounts/account.ts';
import type { Means } from './means.ts';
import { proposedServer } from './proposal.ts';

/**
 * The servers a domain names for mail programs: `_imaps`, `_imap` and `_submission` of RFC 6186, `_submissions` of RFC 8314
 * §5.1. Encryption from the start comes before STARTTLS; `null` where the domain names none, or says there is none.
 */
export async function serversBySrv(
  domain: string,
  { resolver }: Pick<Means, 'resolver'>,
): Promise<{ imap: MailServer; smtp: MailServer | null } | null> {
  const named = async (service: string, security: MailServer['security']) => {
    const records = await resolver.resolveSrv(`_${service}._tcp.${domain}`).catch(() => []);
    const first = preferred(records);
    return first && proposedServer(first.name, first.port, security);
  };
  const [imaps, imap, submissions, submission] = await Promise.all([
    named('imaps', 'tls'),
    named('imap', 'starttls'),
    named('submissions', 'tls'),
    named('submission', 'starttls'),
  ]);
  const reading = imaps ?? imap ?? null;
  return reading && { imap: reading, smtp: submissions ?? submission ?? null };
}

/** The lowest priority, and of those the greatest weight (RFC 2782). The target "." says that the service is not offered. */
function preferred(records: readonly SrvRecord[]): SrvRecord | undefined {
  return records
    .filter(({ name }) => name !== '' && name !== '.')
    .toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)[0];
}
