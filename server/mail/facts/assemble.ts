import { randomUUID } from 'node:crypto';
import { headerLength } from './headers.ts';
import type { RawMail } from './parse.ts';

/** A node of BODYSTRUCTURE (RFC 9051 §7.5.2), as imapflow gives it. */
export interface Structure {
  part?: string | undefined;
  type: string;
  parameters?: Record<string, string> | undefined;
  id?: string | undefined;
  encoding?: string | undefined;
  size?: number | undefined;
  disposition?: string | undefined;
  dispositionParameters?: Record<string, string> | undefined;
  childNodes?: Structure[] | undefined;
}

/** How much of a text part is fetched, in bytes as transferred. */
export const TEXT_LIMIT = 256 * 1024;

/**
 * The text parts a reader sees, by part number, and of a report what the server says of the mail that came back;
 * attachments and mails inside the mail are not among them.
 */
export function textParts(structure: Structure): string[] {
  return readable(structure).map(({ part }) => part ?? '1');
}

/** How much fetching those takes, in bytes as transferred. */
export function textSize(structure: Structure): number {
  return readable(structure).reduce(
    (sum, { size = TEXT_LIMIT }) => sum + Math.min(size, TEXT_LIMIT),
    0,
  );
}

/**
 * A small mail in place of a large one: its header, the same nesting of parts, the texts that were fetched, and the
 * names of all files in place of the files.
 * @param texts Fetched parts by part number, in their transfer encoding; `null` where only the header was asked for.
 */
export function assemble(
  header: Uint8Array,
  structure: Structure | undefined,
  texts: ReadonlyMap<string, Uint8Array> | null,
): RawMail {
  const head = withoutContentFields(header.subarray(0, headerLength(header)));
  const body = structure && texts ? built(structure, texts, `b-${randomUUID()}`) : [CRLF];
  return {
    source: Buffer.concat([head, ...body]),
    header,
    attachments: structure ? attachmentsIn(structure, false).slice(0, 50) : [],
    headersOnly: texts === null,
  };
}

const CRLF = Buffer.from('\r\n');

/** A part with its own Content fields, an empty line, and what it contains. */
function built(
  node: Structure,
  texts: ReadonlyMap<string, Uint8Array>,
  boundary: string,
): Uint8Array[] {
  if (!node.childNodes || !node.type.startsWith('multipart/')) {
    const text = texts.get(node.part ?? '1');
    const encoding = field('Content-Transfer-Encoding', token(node.encoding ?? '7bit'));
    return [contentType(node, node.parameters ?? {}), encoding, CRLF, text ?? CRLF, CRLF];
  }
  const children = node.childNodes.filter((child) => hasText(child, texts));
  return [
    contentType(node, { boundary }),
    CRLF,
    ...children.flatMap((child, index) => [
      Buffer.from(`--${boundary}\r\n`),
      ...built(child, texts, `${boundary}-${index}`),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ];
}

function hasText(node: Structure, texts: ReadonlyMap<string, Uint8Array>): boolean {
  return leaves(node).some((leaf) => texts.has(leaf.part ?? '1'));
}

/** The parts that are fetched. */
function readable(structure: Structure): Structure[] {
  const all = leaves(structure);
  // Some servers return a mail without saying that theirs is a report; a small one is fetched on suspicion.
  const isReport =
    structure.type === 'multipart/report' || all.some(({ type }) => REPORT_FIELDS.test(type));
  const isWanted = ({ type, size = Infinity }: Structure): boolean =>
    REPORT_FIELDS.test(type) || (RETURNED.test(type) && (isReport || size <= SMALL));
  return all.filter((leaf) => isText(leaf) || isWanted(leaf)).slice(0, 8);
}

/** RFC 6522: the fields of the report, and the mail it is about or its header. */
const REPORT_FIELDS = /^message\/(?:global-)?delivery-status$/;
const SMALL = 32 * 1024;
const RETURNED = /^(?:message\/(?:rfc822|global|global-headers)|text\/rfc822-headers)$/;

function leaves(node: Structure): Structure[] {
  const isInside = node.type.startsWith('multipart/');
  return isInside ? (node.childNodes ?? []).flatMap(leaves) : [node];
}

function isText({ type, disposition }: Structure): boolean {
  return /^text\/(?:plain|html)$/.test(type) && disposition !== 'attachment';
}

/** Pictures shown inside the text belong to it and are not listed among the files; what has no name is not a file. */
function attachmentsIn(node: Structure, isRelated: boolean): RawAttachment[] {
  if (node.type.startsWith('multipart/')) {
    const inside = isRelated || node.type === 'multipart/related';
    return (node.childNodes ?? []).flatMap((child) => attachmentsIn(child, inside));
  }
  const name = node.dispositionParameters?.filename ?? node.parameters?.name;
  if (isText(node) || !name || (isRelated && node.id)) return [];
  const size = node.size === undefined ? null : decodedSize(node.size, node.encoding);
  return [
    {
      name: name
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .slice(0, 255),
      size,
    },
  ];
}

type RawAttachment = NonNullable<RawMail['attachments']>[number];

/** Base64 makes four characters of three bytes, in lines of 76. */
function decodedSize(size: number, encoding: string | undefined): number {
  return encoding?.toLowerCase() === 'base64' ? Math.floor((size * 57) / 78) : size;
}

function contentType({ type }: Structure, parameters: Record<string, string>): Buffer {
  const rest = Object.entries(parameters).map(
    ([name, value]) => `; ${token(name)}="${quoted(value)}"`,
  );
  return field('Content-Type', token(type) + rest.join(''));
}

function field(name: string, value: string): Buffer {
  return Buffer.from(`${name}: ${value}\r\n`);
}

/** The server repeats what a stranger wrote: nothing of it may end the line or the quotes. */
function token(text: string): string {
  return text.replace(/[^\w./+-]/g, '').slice(0, 200);
}

function quoted(text: string): string {
  return text.replace(/[\p{Cc}"\\]/gu, '').slice(0, 200);
}

/** The outer Content fields describe the parts as they were; `built` writes those that fit what is here. */
function withoutContentFields(header: Uint8Array): Buffer {
  const lines = Buffer.from(header)
    .toString('latin1')
    .replace(/\r?\n$/, '');
  const kept = lines.replace(/^content-[^\n]*(?:\n[ \t][^\n]*)*(?:\n|$)/gim, '');
  return Buffer.from(kept.endsWith('\n') || kept === '' ? kept : `${kept}\r\n`, 'latin1');
}
