import { foldAddress } from '#lib/domain/address.ts';
import type { ListRow } from '#lib/protocol/chip.ts';

/** What a row tells, before it is cut to the lengths the wire allows. */
export type ReadRow = Omit<ListRow, 'gmail' | 'sentAt'> &
  Partial<Pick<ListRow, 'gmail' | 'sentAt'>>;

/** Makes a row of it; `null` where its key is none, for a cut key would be another row's. */
export function listRowOf(read: ReadRow): ListRow | null {
  const { key, account, from, subject, webmailId, place, sentAt = null } = read;
  if (key === '' || key.length > 300) return null;
  const address = from === null ? '' : foldAddress(from.address);
  return {
    ...read,
    gmail: read.gmail ?? null,
    account: account === null ? null : foldAddress(account).slice(0, 320),
    place: place && place.folder.length <= 500 && Number.isSafeInteger(place.uid) ? place : null,
    webmailId: (webmailId?.length ?? 0) > 500 ? undefined : webmailId,
    from: from === null || address.length > 320 ? null : { name: from.name.slice(0, 200), address },
    subject: subject.slice(0, 1000),
    sentAt: sentAt && Number.isNaN(sentAt.getTime()) ? null : sentAt,
  };
}
