import type { Fetched } from './fetch.ts';
import type { Seen } from './intake/seen.ts';
import type { Followed } from './reader.ts';

const DAY = 86_400_000;

/** A fetched mail as the intake sees it: whose it is and where it lies. */
export function seenIn(
  { account, path, role }: Followed,
  uidValidity: number,
  mail: Fetched,
): Seen {
  const { uid, raw, receivedAt, gmail } = mail;
  return {
    teamId: account.teamId,
    of: account.of,
    folder: role,
    place: { account: account.address, folder: path, uidValidity, uid },
    raw,
    receivedAt,
    gmail,
    notBefore: new Date(account.connectedAt.getTime() - DAY),
  };
}
