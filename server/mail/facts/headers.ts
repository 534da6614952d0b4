import { isUtf8 } from 'node:buffer';

/** The header of one mail, unfolded and undecoded: for what is asked by name and compared as ASCII. */
export interface MailHeaders {
  /** Values by the name of their field in lower case: the whole of it, as it goes from thread to thread. */
  fields: ReadonlyMap<string, string[]>;
  /** Every value of a field, in the order they stand; trimmed. Its name may be in any case. */
  all(name: string): string[];
  /** The topmost value, or `null` where the field is absent. */
  first(name: string): string | null;
  /** It goes on beyond `MAX_HEADER`, and what stands there nobody knows. */
  isCut: boolean;
}

/** No honest header is longer; what lies beyond is not read. */
export const MAX_HEADER = 1024 * 1024;

/** Where the header ends in a raw message: the index behind the empty line, or the whole length. */
export function headerLength(raw: Uint8Array): number {
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] !== LF) continue;
    if (raw[at + 1] === LF) return at + 2;
    if (raw[at + 1] === CR && raw[at + 2] === LF) return at + 3;
  }
  return raw.length;
}

const LF = 10;
const CR = 13;

export function readHeaders(header: Uint8Array): MailHeaders {
  // No database holds a NUL, and no program means one.
  const text = new TextDecoder().decode(header.subarray(0, MAX_HEADER)).replaceAll('\0', '');
  const fields = new Map<string, string[]>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const values = fields.get(name);
    const value = line.slice(colon + 1).trim();
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return headersOf(fields, header.length >= MAX_HEADER);
}

export function headersOf(fields: MailHeaders['fields'], isCut: boolean): MailHeaders {
  return {
    fields,
    all: (name) => fields.get(name.toLowerCase()) ?? [],
    first: (name) => fields.get(name.toLowerCase())?.[0] ?? null,
    isCut,
  };
}

/**
 * The header as UTF-8. Some Chinese senders write raw GBK into it, without encoded words and against RFC 5322; parsers
 * then show the wrong characters. The charset of the body is the best guess, GB 18030 the next.
 */
export function legibleHeader(header: Uint8Array, charset: () => string | null): Uint8Array {
  if (isUtf8(header)) return header;
  const text = decodes(header, charset() ?? 'gb18030') ?? decodes(header, 'gb18030');
  return text === null ? header : new TextEncoder().encode(text);
}

function decodes(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The first charset that the header or a part names. */
export function charsetIn(text: string): string | null {
  return /charset\s*=\s*"?'?([\w.:-]{2,40})/i.exec(text)?.[1] ?? null;
}

/** Message ids in a field, with their angle brackets, without the white space of folding; each once. */
export function messageIdsIn(value: string | null): string[] {
  const ids = (value ?? '').match(/<[^<>]{1,1500}>/g) ?? [];
  return [...new Set(ids.map((id) => id.replace(/\s+/g, '')))].filter(
    (id) => id.length > 2 && id.length <= 998,
  );
}
