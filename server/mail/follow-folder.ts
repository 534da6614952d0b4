import type { ImapFlow, MailboxObject } from 'imapflow';
import type { Account } from '#server/services/accounts/account.ts';
import { troubleOf } from '#server/services/accounts/trouble.ts';
import type { Deps } from '#server/services/deps.ts';
import { cursorOf, saveCursor } from '#server/services/folders/cursors.ts';
import { surroundings } from '#server/services/intake/surroundings.ts';
import { fetchMails, type Fetched } from './fetch.ts';
import { takeIn, type Outcome } from './intake/intake.ts';
import type { Stumbles } from './stumbles.ts';
import { newsOf, type Announced } from './news.ts';

/** A folder of an account and how it is read. */
export interface Followed {
  account: Account;
  role: 'inbox' | 'sent';
  path: string;
  stumbles: Stumbles;
  /** Told when the folder could be opened. */
  opened?: (() => Promise<void>) | undefined;
  /** Told of each mail; `ms` since the server's event, or `null` while catching up. */
  taken?: ((outcome: Outcome, ms: number | null) => void) | undefined;
  /** How often the folder is looked into although nothing was announced, in milliseconds. */
  lookEvery: number;
}

/** Mails fetched at once. */
const PAGE = 50;
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
  const opened = await client.mailboxOpen(followed.path, { readOnly: true });
  await followed.opened?.();
  const news = newsOf(client);
  const reader = { deps, client, followed, signal };
  let lastUid = await firstUids(reader, opened);
  let announced: Announced | null = null;
  while (!signal.aborted) {
    lastUid = await readOn(reader, Number(opened.uidValidity), lastUid, announced);
    // Ends by itself when the next command is sent; a server without IDLE is polled by imapflow instead.
    client.idle().catch(() => {});
    announced = await news.next(followed.lookEvery, signal);
  }
}

type Reader = { deps: Deps; client: ImapFlow; followed: Followed; signal: AbortSignal };

/** Where to go on: after the last UID, or after what a new folder or a new UIDVALIDITY asks to be looked at. */
async function firstUids(reader: Reader, opened: MailboxObject): Promise<number> {
  const { deps, client, followed } = reader;
  const uidValidity = Number(opened.uidValidity);
  const cursor = await cursorOf(deps, followed.account.id, followed.path);
  if (cursor?.uidValidity === uidValidity) return cursor.lastUid;
  // All UIDs are new. What came since the folder was last read, or since the account was given to us, is looked at;
  // what is known already is recognised by its Message-ID.
  const since = cursor ? new Date(cursor.readAt.getTime() - DAY) : followed.account.connectedAt;
  if (cursor)
    deps.log.warn({ account: followed.account.id, role: followed.role }, 'new UIDVALIDITY');
  const found = opened.exists > 0 ? await client.search({ since }, { uid: true }) : [];
  const end = opened.uidNext ? opened.uidNext - 1 : await highestUid(client, opened);
  const uids = (found || []).filter((uid) => uid <= end);
  for (let at = 0; at < uids.length; at += PAGE) {
    const page = uids.slice(at, at + PAGE).join();
    await readPage(reader, uidValidity, { uids: page, after: 0, since, eventAt: null });
  }
  await saveCursor(deps, followed.account.id, followed.path, {
    uidValidity,
    lastUid: end,
    readAt: deps.now(),
  });
  return end;
}

/** Some servers do not say UIDNEXT when a folder is opened, though RFC 3501 §6.3.1 asks them to. */
async function highestUid(client: ImapFlow, { exists }: MailboxObject): Promise<number> {
  if (exists === 0) return 0;
  return Math.max(0, ...((await client.search({ seq: '*' }, { uid: true })) || []));
}

/** Everything behind `lastUid`, in pages. After an event for one or a few mails the search is spared. */
async function readOn(
  reader: Reader,
  uidValidity: number,
  lastUid: number,
  announced: Announced | null,
): Promise<number> {
  const { deps, client, followed } = reader;
  const eventAt = announced?.at ?? null;
  const isFew = announced !== null && announced.count <= PAGE && !followed.stumbles.isCareful;
  // "n:*" names the last mail even where its UID is below n, so what is known is left out.
  const behind = isFew
    ? null
    : ((await client.search({ uid: `${lastUid + 1}:*` }, { uid: true })) || []).filter(
        (uid) => uid > lastUid,
      );
  const size = followed.stumbles.isCareful ? 1 : PAGE;
  let last = lastUid;
  for (let at = 0; behind === null ? at === 0 : at < behind.length; at += size) {
    const uids = behind === null ? `${lastUid + 1}:*` : behind.slice(at, at + size).join();
    last = await readPage(reader, uidValidity, { uids, after: last, since: null, eventAt });
    await saveCursor(deps, followed.account.id, followed.path, {
      uidValidity,
      lastUid: last,
      readAt: deps.now(),
    });
  }
  return last;
}

type Page = { uids: string; after: number; since: Date | null; eventAt: number | null };

/** Reads the mails of one page. What breaks here, and is not the network, is held against the mail it broke at. */
async function readPage(reader: Reader, uidValidity: number, page: Page): Promise<number> {
  try {
    return await readMails(reader, uidValidity, page);
  } catch (error) {
    if (troubleOf(error) === 'other') reader.followed.stumbles.fell();
    throw error;
  }
}

async function readMails(
  { deps, client, followed, signal }: Reader,
  uidValidity: number,
  { uids, after, since, eventAt }: Page,
): Promise<number> {
  const { account, path, role, stumbles, taken } = followed;
  const what = account.of.kind === 'member' || stumbles.isVeryCareful ? 'headers' : 'texts';
  const [fetched, around] = await Promise.all([
    fetchMails(client, uids, what),
    surroundings(deps, account.teamId),
  ]);
  const mails = fetched.filter(({ uid }) => uid > after);
  let last = after;
  for (const mail of mails) {
    if (signal.aborted) return last;
    const { uid } = mail;
    last = uid;
    if (since !== null && mail.receivedAt < since) continue;
    if (stumbles.isHopeless(uid)) {
      // Written first: where the database itself takes nothing, no mail is to blame and none is passed over.
      await saveCursor(deps, account.id, path, { uidValidity, lastUid: uid, readAt: deps.now() });
      deps.log.error({ account: account.id, role, uid }, 'a mail could not be read, passed over');
      stumbles.passed();
      continue;
    }
    stumbles.at(uid);
    const outcome = await takeIn(deps, seenIn(account, path, role, uidValidity, mail), around);
    stumbles.passed();
    const ms = eventAt === null ? null : performance.now() - eventAt;
    deps.log.info({ outcome: outcome.kind, role, ms: ms && Math.round(ms) }, 'mail taken in');
    taken?.(outcome, ms);
  }
  return last;
}

function seenIn(
  account: Account,
  path: string,
  role: 'inbox' | 'sent',
  uidValidity: number,
  { uid, raw, receivedAt, gmail }: Fetched,
) {
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
