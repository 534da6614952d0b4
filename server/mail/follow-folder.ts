import type { ImapFlow, MailboxObject } from 'imapflow';
import type { Deps } from '#server/services/deps.ts';
import { cursorOf } from '#server/services/folders/cursors.ts';
import { newsOf, type Announced } from './news.ts';
import { note, PAGE, readOn } from './read-on.ts';
import type { Followed, Reader } from './reader.ts';
import { within } from './time-limit.ts';

const DAY = 86_400_000;

/**
 * Reads an opened folder to its end and then whatever comes, until the connection or `signal` ends it. Where it stands
 * is (UIDVALIDITY, last UID), never a count or \Seen, so nothing is lost by whoever else reads the folder.
 */
export async function followFolder(
  deps: Deps,
  client: ImapFlow,
  followed: Followed,
  signal: AbortSignal,
): Promise<void> {
  const { reader, opened } = await openFolder(deps, client, followed, signal);
  await followed.opened?.();
  const news = newsOf(client);
  let lastUid = await firstUids(reader, opened);
  let announced: Announced | null = null;
  while (!signal.aborted) {
    lastUid = await readNews(reader, Number(opened.uidValidity), lastUid, announced);
    // Ends by itself when the next command is sent; a server without IDLE is polled by imapflow instead.
    client.idle().catch(() => {});
    announced = await news.next(followed.lookEvery, signal);
  }
}

/** Reads a folder to its end and waits for nothing: one of several that share a connection. */
export async function lookIntoFolder(
  deps: Deps,
  client: ImapFlow,
  followed: Followed,
  signal: AbortSignal,
): Promise<void> {
  const { reader, opened } = await openFolder(deps, client, followed, signal);
  const lastUid = await firstUids(reader, opened);
  if (!signal.aborted) await readNews(reader, Number(opened.uidValidity), lastUid, null);
}

async function openFolder(
  deps: Deps,
  client: ImapFlow,
  followed: Followed,
  signal: AbortSignal,
): Promise<{ reader: Reader; opened: MailboxObject }> {
  const opening = client.mailboxOpen(followed.path, { readOnly: true });
  const opened = await within(client, followed.answerIn, opening);
  const uidValidity = Number(opened.uidValidity);
  const passOver = (uid: number): Promise<void> =>
    note({ deps, followed }, { uidValidity, lastUid: uid, waiting: 1, lastMailAt: null });
  return { reader: { deps, client, followed, signal, passOver }, opened };
}

/** Where to go on: after the last UID, or after what a new folder or a new UIDVALIDITY asks to be looked at. */
async function firstUids(reader: Reader, opened: MailboxObject): Promise<number> {
  const { deps, client, followed, signal } = reader;
  const { account, path, role, answerIn } = followed;
  const uidValidity = Number(opened.uidValidity);
  const cursor = await cursorOf(deps, account.id, path);
  if (cursor?.uidValidity === uidValidity) return cursor.lastUid;
  // All UIDs are new. What came since the folder was last read, or since the account was given to us, is looked at;
  // what is known already is recognised by its Message-ID.
  const since = cursor ? new Date(cursor.readAt.getTime() - DAY) : account.connectedAt;
  if (cursor) deps.log.warn({ account: account.id, role }, 'new UIDVALIDITY');
  const found =
    opened.exists > 0
      ? await within(client, answerIn, client.search({ since }, { uid: true }))
      : [];
  const end = opened.uidNext ? opened.uidNext - 1 : await highestUid(reader, opened);
  const uids = (found || []).filter((uid) => uid <= end);
  const lastUid = await readOn(reader, { uidValidity, lastUid: 0, uids, since, eventAt: null });
  if (signal.aborted) return lastUid;
  await note(reader, { uidValidity, lastUid: end, waiting: 0, lastMailAt: null });
  return end;
}

/** Some servers do not say UIDNEXT when a folder is opened, though RFC 3501 §6.3.1 asks them to. */
async function highestUid(
  { client, followed }: Reader,
  { exists }: MailboxObject,
): Promise<number> {
  if (exists === 0) return 0;
  const last = await within(client, followed.answerIn, client.search({ seq: '*' }, { uid: true }));
  return Math.max(0, ...(last || []));
}

/** Everything behind `lastUid`. After an event for one or a few mails the search is spared. */
async function readNews(
  reader: Reader,
  uidValidity: number,
  lastUid: number,
  announced: Announced | null,
): Promise<number> {
  const { client, followed } = reader;
  const isFew = announced !== null && announced.count <= PAGE && !followed.stumbles.isCareful;
  const behind = isFew
    ? null
    : await within(
        client,
        followed.answerIn,
        client.search({ uid: `${lastUid + 1}:*` }, { uid: true }),
      );
  const uids = isFew
    ? null
    : (behind || []).filter((uid) => uid > lastUid).toSorted((a, b) => a - b);
  const eventAt = announced?.at ?? null;
  const last = await readOn(reader, { uidValidity, lastUid, uids, since: null, eventAt });
  if (uids?.length === 0) {
    await note(reader, { uidValidity, lastUid, waiting: 0, lastMailAt: null });
  }
  return last;
}
