import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { MessageFacts } from '#lib/domain/message.ts';
import { assemble, TEXT_LIMIT, textParts, textSize } from './facts/assemble.ts';
import { MAX_HEADER } from './facts/headers.ts';
import type { RawMail } from './facts/parse.ts';

/** A mail as it lies in a folder, without its attachments. */
export interface Fetched {
  uid: number;
  raw: RawMail;
  receivedAt: Date;
  gmail: MessageFacts['gmail'];
}

const HEADER = { key: 'HEADER', maxLength: MAX_HEADER };

/** Text that is in memory at once, in bytes as transferred: a page that has more comes in several pieces. */
const PIECE = 4 * 1024 * 1024;

/**
 * Fetches mails by UID, oldest first: header, structure, and the text parts as far as they are read; attachments stay
 * where they are. `headers` fetches the header alone, but of a mail server's report what it reports. Two journeys for any number of mails of a few shapes; PEEK
 * throughout, so no mail becomes read.
 * @param uids A set as IMAP writes it, such as `7:*` or `3,9`.
 */
export async function fetchMails(
  client: ImapFlow,
  uids: string,
  what: 'texts' | 'headers',
): Promise<Fetched[]> {
  const all: Fetched[] = [];
  for await (const piece of fetchInPieces(client, uids, what)) all.push(...piece);
  return all;
}

/** The same in pieces of bounded size, oldest first. No other command may be sent between two of them. */
export async function* fetchInPieces(
  client: ImapFlow,
  uids: string,
  what: 'texts' | 'headers',
): AsyncGenerator<Fetched[]> {
  const query = {
    uid: true,
    internalDate: true,
    threadId: true,
    bodyStructure: what === 'texts',
    bodyParts: [HEADER],
  };
  // Collected before anything else is asked: a command inside a running FETCH never ends (imapflow #159).
  const found = await client.fetchAll(uids, query, { uid: true });
  for (const piece of pieces(found.toSorted((a, b) => a.uid - b.uid))) {
    const whole = what === 'texts' ? piece : await withStructure(client, piece.filter(isReport));
    const texts = await fetchTexts(client, whole);
    yield piece.map((mail) => ({
      uid: mail.uid,
      raw: assemble(
        // imapflow files BODY[HEADER] under `headers` even when it was asked for as a part.
        mail.headers ?? Buffer.alloc(0),
        whole.find(({ uid }) => uid === mail.uid)?.bodyStructure,
        what === 'texts' || texts.has(mail.uid) ? (texts.get(mail.uid) ?? new Map()) : null,
      ),
      receivedAt: new Date(mail.internalDate ?? Date.now()),
      gmail: gmailIds(client, mail),
    }));
  }
}

/** What a mail server reports is nobody's own words, and says by its parts alone which mail came back. */
function isReport({ headers }: FetchMessageObject): boolean {
  return /^content-type:\s*multipart\/report\b/im.test(headers?.toString('latin1') ?? '');
}

async function withStructure(
  client: ImapFlow,
  mails: readonly FetchMessageObject[],
): Promise<FetchMessageObject[]> {
  if (mails.length === 0) return [];
  const uids = mails.map(({ uid }) => uid).join();
  return client.fetchAll(uids, { uid: true, bodyStructure: true }, { uid: true });
}

function pieces(mails: readonly FetchMessageObject[]): FetchMessageObject[][] {
  const all: FetchMessageObject[][] = [];
  let piece: FetchMessageObject[] = [];
  let size = 0;
  for (const mail of mails) {
    const more = mail.bodyStructure ? textSize(mail.bodyStructure) : 0;
    if (piece.length > 0 && size + more > PIECE) {
      all.push(piece);
      [piece, size] = [[], 0];
    }
    piece.push(mail);
    size += more;
  }
  return piece.length > 0 ? [...all, piece] : all;
}

/** The text parts of each mail. Mails of one shape share a command. */
async function fetchTexts(
  client: ImapFlow,
  mails: readonly FetchMessageObject[],
): Promise<Map<number, Map<string, Uint8Array>>> {
  const shapes = new Map<string, { parts: string[]; uids: number[] }>();
  for (const { uid, bodyStructure } of mails) {
    const parts = bodyStructure ? textParts(bodyStructure) : [];
    if (parts.length === 0) continue;
    const shape = shapes.get(parts.join()) ?? { parts, uids: [] };
    shape.uids.push(uid);
    shapes.set(parts.join(), shape);
  }
  const texts = new Map<number, Map<string, Uint8Array>>();
  for (const { parts, uids } of shapes.values()) {
    const bodyParts = parts.map((key) => ({ key, maxLength: TEXT_LIMIT }));
    const found = await client.fetchAll(uids.join(), { uid: true, bodyParts }, { uid: true });
    for (const mail of found) texts.set(mail.uid, mail.bodyParts ?? new Map());
  }
  return texts;
}

/** Decimal over IMAP, hexadecimal on Gmail's page (developers.google.com/gmail/imap/imap-extensions). */
function gmailIds(client: ImapFlow, mail: FetchMessageObject): MessageFacts['gmail'] {
  const isGmail = client.capabilities.has('X-GM-EXT-1') && !client.capabilities.has('OBJECTID');
  const { emailId, threadId } = mail;
  if (!isGmail || !emailId || !threadId || !/^\d+$/.test(emailId + threadId)) return null;
  const hex = (id: string): string => BigInt(id).toString(16).padStart(16, '0');
  return { messageId: hex(emailId), threadId: hex(threadId) };
}
