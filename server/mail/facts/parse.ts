import {
  simpleParser,
  type AddressObject,
  type EmailAddress,
  type ParsedMail as DecodedMail,
} from 'mailparser';
import { foldAddress, type Address } from '#lib/domain/address.ts';
import type { MessageFacts } from '#lib/domain/message.ts';
import {
  charsetIn,
  headerLength,
  legibleHeader,
  MAX_HEADER,
  messageIdsIn,
  readHeaders,
  type MailHeaders,
} from './headers.ts';

type Attachment = MessageFacts['attachments'][number];

/** A mail as it came: the whole of it, or what `assemble` made of the parts worth fetching. */
export interface RawMail {
  source: Uint8Array;
  /** The header as it came. */
  header: Uint8Array;
  /** Files that were not fetched, as BODYSTRUCTURE names them; `null` where `source` is the whole mail. */
  attachments: Attachment[] | null;
  /** The header alone was fetched: there are no words to read. */
  headersOnly: boolean;
}

/** One mail in memory, decoded. Texts are read here and kept nowhere. */
export interface ParsedMail {
  headers: MailHeaders;
  from: Address | null;
  sender: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  subject: string;
  messageId: string | null;
  inReplyTo: string | null;
  /** Oldest first, as RFC 5322 §3.6.4 has them. */
  references: string[];
  sentAt: Date | null;
  /** The text part and the HTML part, '' where there is none. */
  text: string;
  html: string;
  attachments: Attachment[];
  /** What a server wrote into a report (RFC 6522): its fields, and the mail that came back. */
  reports: Report[];
  headersOnly: boolean;
}

/** One part of a report: its type in lower case, and its first 64 KiB as they came. */
export interface Report {
  type: string;
  text: string;
}

/** Text beyond this is not read, in characters. */
const MAX_TEXT = 256 * 1024;

/** A whole mail, such as the practice page feeds. */
export function wholeMail(source: Uint8Array): RawMail {
  const header = source.subarray(0, headerLength(source));
  return { source, header, attachments: null, headersOnly: false };
}

/** Decodes a mail. Whatever it contains this resolves: what cannot be read is left empty. */
export async function parseMail(raw: RawMail): Promise<ParsedMail> {
  const headers = readHeaders(mended(raw.header));
  // A mail of ten thousand parts is refused whole; who wrote, to whom and about what is still there.
  const mail = (await decoded(mended(raw.source))) ?? (await decoded(envelopeOf(headers)));
  const [from = null] = addressesOf(mail?.from);
  const [sender = null] = addressesOf(mail?.headers.get('sender') as AddressObject | undefined);
  return {
    headers,
    from,
    sender,
    replyTo: addressesOf(mail?.replyTo),
    to: addressesOf(mail?.to),
    cc: addressesOf(mail?.cc),
    subject: oneLine(mail?.subject ?? headers.first('subject') ?? '').slice(0, 1000),
    messageId: messageIdOf(headers.first('message-id')),
    inReplyTo: messageIdsIn(headers.first('in-reply-to'))[0] ?? null,
    references: messageIdsIn(headers.all('references').join(' ')),
    sentAt: dateOf(headers.first('date')),
    text: withoutNul(mail?.text ?? '')
      .trim()
      .slice(0, MAX_TEXT),
    html: withoutNul(mail?.html || '').slice(0, MAX_TEXT),
    attachments: (raw.attachments ?? filesOf(mail?.attachments ?? [])).slice(0, 50),
    reports: reportsOf(mail?.attachments ?? []),
    headersOnly: raw.headersOnly,
  };
}

const REPORT =
  /^(?:message\/(?:delivery-status|disposition-notification|feedback-report|rfc822|global.*)|text\/rfc822-headers)$/;

/** The parser gives `false` for a type that is none. */
function reportsOf(list: readonly { contentType?: unknown; content?: unknown }[]): Report[] {
  return list.slice(0, 20).flatMap(({ contentType, content }) => {
    const type = typeof contentType === 'string' ? contentType.toLowerCase() : '';
    if (!REPORT.test(type) || !Buffer.isBuffer(content)) return [];
    return [{ type, text: withoutNul(content.subarray(0, MAX_REPORT).toString('latin1')) }];
  });
}

const MAX_REPORT = 64 * 1024;

/** `null` where the parser gives up: too deep, too many parts, too many lines. */
async function decoded(source: Uint8Array): Promise<DecodedMail | null> {
  // Links and conversions are for showing; here the texts are only compared.
  return simpleParser(Buffer.from(source), {
    skipHtmlToText: true,
    skipTextLinks: true,
    skipImageLinks: true,
    ignoreEmbedded: true,
    keepDeliveryStatus: true,
    maxHeadSize: 2 * MAX_HEADER,
    checksumAlgo: false,
  }).catch(() => null);
}

/** A mail of nothing but the topmost fields that say who writes to whom. */
function envelopeOf(headers: MailHeaders): Buffer {
  const fields = ['From', 'Sender', 'Reply-To', 'To', 'Cc', 'Subject'].flatMap((name) => {
    const value = headers.first(name);
    return value === null ? [] : [`${name}: ${value}\r\n`];
  });
  return Buffer.from(`${fields.join('')}\r\n`);
}

/** With a header everybody can read, and not a longer one than that. */
function mended(source: Uint8Array): Uint8Array {
  const end = headerLength(source);
  const head = source.subarray(0, Math.min(end, MAX_HEADER));
  const body = source.subarray(end);
  const legible = legibleHeader(head, () =>
    charsetIn(Buffer.from(source.subarray(0, 64 * 1024)).toString('latin1')),
  );
  if (legible === head && end <= MAX_HEADER) return source;
  const gap = end > MAX_HEADER ? '\r\n\r\n' : '';
  return Buffer.concat([legible, Buffer.from(gap), body]);
}

/** All addresses of a field, groups opened, each once. A name without an address is nobody we could know again. */
function addressesOf(field: AddressObject | AddressObject[] | undefined): Address[] {
  const found = new Map<string, Address>();
  const open = (list: readonly EmailAddress[]): void => {
    for (const { name, address, group } of list) {
      if (group) open(group);
      const folded = foldAddress(address ?? '');
      if (!folded.includes('@') || folded.length > 320 || found.has(folded)) continue;
      found.set(folded, { name: oneLine(name ?? '').slice(0, 200), address: folded });
    }
  };
  for (const one of field === undefined ? [] : Array.isArray(field) ? field : [field]) {
    open(Array.isArray(one.value) ? one.value : []);
  }
  return [...found.values()];
}

/** Files a reader sees listed: pictures shown inside the text are none. */
function filesOf(
  list: readonly { filename?: string; size?: number; related?: boolean; cid?: string }[],
): Attachment[] {
  return list.flatMap(({ filename, size, related, cid }) =>
    !filename || (related && cid)
      ? []
      : [{ name: oneLine(filename).slice(0, 255), size: size ?? null }],
  );
}

function messageIdOf(value: string | null): string | null {
  const [id] = messageIdsIn(value);
  if (id) return id;
  // Some programs leave the angle brackets out; others write nothing but white space.
  const bare = (value ?? '').replace(/[\s<>]+/g, '');
  return bare === '' || bare.length > 996 ? null : `<${bare}>`;
}

/** The sender's own clock, however wrong; `null` where it says nothing. Comments such as "(CST)" are left out. */
function dateOf(value: string | null): Date | null {
  const date = new Date((value ?? '').slice(0, 100).replace(/\([^)]*\)/g, ''));
  const year = date.getUTCFullYear();
  return Number.isNaN(year) || year < 1900 || year > 9999 ? null : date;
}

/** What is found in a text may be looked for in the database, which holds no NUL; `headers.ts` does the same. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

/** Without line breaks and control characters: PostgreSQL takes no NUL, and a line of a header is one line. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
