import { Dexie } from 'dexie';
import { foldAddress } from '#lib/domain/address.ts';
import type { InquiryId, MessageId } from '#lib/domain/ids.ts';
import { mailboxAddresses } from '#lib/domain/mailbox.ts';
import type { Message } from '#lib/domain/message.ts';
import { recogniseRow, twoDays, type RowSight } from '#lib/domain/row-recognition.ts';
import type { Replica } from '../database.ts';
import type { Overlay } from '../overlay.ts';
import { rememberedMessage } from '../recognised.ts';
import { letter, spot } from '../record.ts';
import { allRows } from '../slice.ts';

/** More mails of one sender with one subject than this are a form's or a machine's: they say nothing. */
const enough = 50;

/**
 * Which inquiry each row of a message list belongs to, `null` where none does for certain. Every look-up is by index
 * and bounded, and all rows' go out together: a `getAll` each, for a cursor over all keys (`anyOf`) took ten times as
 * long in Chromium. Sender and subject are asked for only where no id told.
 */
export async function inquiriesByRows(
  replica: Replica,
  over: Overlay,
  rows: readonly RowSight[],
): Promise<(InquiryId | null)[]> {
  const ours = await addressesOfTeam(replica, over);
  const opened = [...over.laid.messages.values()].filter((message) => message !== null);
  return Promise.all(
    rows.map(async (row) => {
      const remembered = await rememberedMessage(replica, row.webmailId);
      const context = { ours, remembered };
      const byId = [...opened, ...(await withIdsOf(replica, row, remembered))];
      const known = recogniseRow(row, byId, context);
      if (known !== null || !row.from?.address) return known;
      return recogniseRow(row, [...byId, ...(await withLetterOf(replica, row))], context);
    }),
  );
}

async function withIdsOf(
  { messages }: Replica,
  { place, gmail }: RowSight,
  remembered: MessageId | null,
): Promise<Message[]> {
  const by = (index: string, key: string) =>
    messages.where(index).equals(key).limit(enough).toArray();
  const found = await Promise.all([
    place ? by('index.spots', spot(place.folder, place.uid)) : [],
    gmail ? by('row.gmail.threadId', gmail.threadId) : [],
    remembered ? by('row.id', remembered) : [],
  ]);
  return found.flat().map(({ row }) => row);
}

async function withLetterOf(
  { messages }: Replica,
  { from, subject, sentAt }: RowSight,
): Promise<Message[]> {
  const key = letter(from?.address ?? '', subject);
  const [since, until] = sentAt
    ? [sentAt.getTime() - twoDays, sentAt.getTime() + twoDays]
    : [Dexie.minKey, Dexie.maxKey];
  const found = await messages
    .where('[index.letter+index.received]')
    .between([key, since], [key, until], true, true)
    .limit(enough)
    .toArray();
  return found.length < enough ? found.map(({ row }) => row) : [];
}

/** Where our own mail comes from. */
async function addressesOfTeam(replica: Replica, { laid }: Overlay): Promise<ReadonlySet<string>> {
  const [members, mailboxes] = await Promise.all([
    allRows(replica, laid, 'members'),
    allRows(replica, laid, 'mailboxes'),
  ]);
  const own = [...members.map(({ address }) => address), ...mailboxes.flatMap(mailboxAddresses)];
  return new Set(own.map(foldAddress));
}
