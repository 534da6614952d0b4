import type { Field, Profile } from '#lib/domain/profile.ts';
import { addressIn } from './address-in.ts';
import { fieldOfLabel, foldLabel, isAboutPage, type LabelledField } from './labels.ts';

/** One "label: value" of a body, both as they stand. */
export interface Labelled {
  label: string;
  value: string;
  field: LabelledField | null;
}

/** What the fields of a body say. */
export type Fields = Partial<Record<Field, string>>;

/** Which field a label is of; `null` where it is none. */
export type Reader = (label: string) => LabelledField | null;

const MOST_LINES = 400;
const LONGEST_LABEL = 60;
const LONGEST_VALUE = 500;
const LONGEST_MESSAGE = 20_000;

/** Reads the labels a profile names, and no others. */
export function profileReader(labels: Profile['labels']): Reader {
  const fields = new Map<string, Field>();
  for (const [field, texts] of Object.entries(labels)) {
    for (const text of texts ?? []) fields.set(foldLabel(text), field as Field);
  }
  return (label) => fields.get(foldLabel(label)) ?? null;
}

/**
 * The "label: value" pairs of a body: on one line, with the value on the next line (as HTML tables become lines), or
 * between the bars of a table in text. A message goes on until the next label. Labels nobody knows come with `field`
 * `null` where they stand between known ones.
 */
export function labelledIn(body: string, reader: Reader = fieldOfLabel): Labelled[] {
  const lines = body
    .slice(0, 40_000)
    .split(/\r\n|[\r\n]/u)
    .slice(0, MOST_LINES);
  const found: Labelled[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const pair = pairOf(lines[at] ?? '', reader);
    if (pair === null) continue;
    if (pair.field === 'message') {
      const end = nextLabel(lines, at + 1, reader);
      const value = [pair.value, ...lines.slice(at + 1, end)].join('\n').trim();
      found.push({ ...pair, value: value.slice(0, LONGEST_MESSAGE) });
      at = end - 1;
    } else if (pair.value === '') {
      const next = nextWritten(lines, at + 1);
      const value = lines[next] ?? '';
      if (value.trim() === '' || next > at + 2 || pairOf(value, reader)?.field) continue;
      found.push({ ...pair, value: cleaned(value) });
      at = next;
    } else found.push({ ...pair, value: cleaned(pair.value) });
  }
  return found.filter(({ value }) => value !== '');
}

/** The first value of each field; first and last name as one. */
export function fieldsOf(found: readonly Labelled[]): Fields {
  const first = (wanted: LabelledField): string | undefined =>
    found.find(({ field }) => field === wanted)?.value;
  const fields: Fields = {};
  for (const { field, value } of found) {
    if (field && field !== 'firstName' && field !== 'lastName') fields[field] ??= value;
  }
  // Contact Form 7 writes "From: name address" in one line.
  const both = fields.name ?? fields.address ?? '';
  const inBoth = addressIn(both);
  if (inBoth && (both === fields.name || !fields.name)) {
    const name = both.split(/[<(]?[^\s<(]+@/u)[0]?.trim();
    fields.address = fields.address && fields.address !== both ? fields.address : inBoth;
    if (name) fields.name = name;
    else delete fields.name;
  }
  const given = [first('firstName'), first('lastName')].filter(Boolean).join(' ');
  if (given && (!fields.name || first('firstName'))) fields.name = given;
  return fields;
}

/** A label and its value, '' where the value stands on the next line; `null` for an ordinary line. */
function pairOf(line: string, reader: Reader): Labelled | null {
  const text = line.replace(/^[\s>*•·►▪-]+/u, '');
  const row =
    /^\|\s*([^|]{1,60}?)\s*\|\s*([^|]*?)\s*\|?\s*$/u.exec(text) ??
    (text.includes('\t') ? /^([^\t:：]{1,60})\t+([^\t]*)$/u.exec(text) : null);
  if (row) {
    const field = reader(row[1] ?? '');
    if (field) return { label: (row[1] ?? '').trim(), value: row[2] ?? '', field };
  }
  const colon = text.slice(0, LONGEST_LABEL + 1).search(/[:：]/u);
  if (colon > 0) {
    const label = text.slice(0, colon);
    const field = reader(label);
    const value = text.slice(colon + 1).replace(/^[*_\s]+/u, '');
    // "https://…" and "10:30" are no labels; a sentence is none either.
    const isLabel =
      field !== null ||
      (!value.startsWith('//') && !/\d\s*$/.test(label) && label.trim().split(/\s+/).length <= 5);
    return isLabel && /\p{L}/u.test(label)
      ? { label: label.replace(/[*_]/g, '').trim(), value, field }
      : null;
  }
  const field = text.length <= LONGEST_LABEL ? reader(text) : null;
  return field ? { label: text.replace(/[*_]/g, '').trim(), value: '', field } : null;
}

function nextLabel(lines: readonly string[], from: number, reader: Reader): number {
  for (let at = from; at < lines.length; at += 1) {
    const pair = pairOf(lines[at] ?? '', reader);
    if (pair?.field || (pair && isAboutPage(pair.label))) return at;
    // Below it stands the site's name, or nothing of the writer's.
    if (/^--\s*$/.test(lines[at] ?? '')) return at;
  }
  return lines.length;
}

function nextWritten(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() === '') at += 1;
  return at;
}

function cleaned(value: string): string {
  return value
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/^[*_|\s]+|[*_|\s]+$/gu, '')
    .slice(0, LONGEST_VALUE)
    .trim();
}
