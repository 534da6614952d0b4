import type { ImapFlow } from 'imapflow';
import type { Message, Place } from '#lib/domain/message.ts';

/** Where a mail with this Message-ID lies in a folder (read-only), or `null`. */
export async function findMail(
  client: ImapFlow,
  account: string,
  folder: string,
  rfcMessageId: string,
): Promise<Place | null> {
  const opened = await client.mailboxOpen(folder, { readOnly: true });
  const uids = await client.search({ header: { 'message-id': rfcMessageId } }, { uid: true });
  const uid = (uids || []).at(-1);
  if (uid === undefined) return null;
  return { account, folder, uidValidity: Number(opened.uidValidity), uid };
}

/** No mail server takes more; what is larger is not carried about in memory. */
const LARGEST = 64 * 1024 * 1024;

/**
 * The whole of a mail we know, from where it lies: at the places noted, or wherever its Message-ID is found in the
 * account's inbox. `null` where it is in none of them any more.
 */
export async function fetchWhole(
  client: ImapFlow,
  account: string,
  message: Message,
): Promise<Buffer | null> {
  const noted = message.places.filter((place) => place.account === account).toReversed();
  for (const place of noted) {
    const source = await sourceAt(client, place);
    if (source) return source;
  }
  if (!message.rfcMessageId) return null;
  const found = await findMail(client, account, 'INBOX', message.rfcMessageId);
  return found ? sourceAt(client, found) : null;
}

async function sourceAt(client: ImapFlow, place: Place): Promise<Buffer | null> {
  const opened = await client.mailboxOpen(place.folder, { readOnly: true }).catch(missingFolder);
  if (!opened || Number(opened.uidValidity) !== place.uidValidity) return null;
  const query = { uid: true, source: { maxLength: LARGEST } };
  const found = await client.fetchOne(String(place.uid), query, { uid: true });
  return (found && found.source) || null;
}

/** A folder somebody removed is no error here; a broken connection is. */
function missingFolder(error: Error & { responseStatus?: string; mailboxMissing?: boolean }): null {
  if (error.mailboxMissing || error.responseStatus === 'NO') return null;
  throw error;
}
