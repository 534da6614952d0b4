import { Field } from '#lib/domain/profile.ts';
import type { StartingProfile } from '#lib/domain/profiles/starting.ts';
import { addressIn } from './address-in.ts';
import { domainOf } from './free-mail.ts';
import { labelledIn, type Fields, type Labelled } from './label-fields.ts';
import type { OwnSide } from './own-side.ts';
import { isOurs } from './own-side.ts';
import { bodiesOf } from './own-words.ts';
import { parseMail, wholeMail, type ParsedMail } from './parse.ts';
import { isPlatforms, readBy } from './profiles.ts';

/** What a sample of a team's own would teach. */
export type Lesson =
  | {
      kind: 'learned';
      profile: StartingProfile;
      /** What this profile reads of the sample. */
      preview: Fields;
      /** Labelled lines nobody knows the meaning of, for a person to say. */
      unknown: { label: string; value: string }[];
      /** What the sample does not show and a person must fill in. */
      missing: 'fromDomain'[];
    }
  /** No labelled line, or one alone, which every letter may have. */
  | { kind: 'nothing-read' };

/** Samples are read this far, in characters. */
const LONGEST = 512 * 1024;

/**
 * Learns how mails of a form or platform are read from one of them: the whole source of a mail, or the text of one as a
 * person copies it. Nothing is guessed: a label is learned where its meaning is known, the rest is listed.
 */
export async function learnProfile(sample: string, own: OwnSide): Promise<Lesson> {
  const text = sample
    .slice(0, LONGEST)
    .replace(/^\uFEFF/, '')
    .trimStart();
  const mail = isSource(text) ? await parseMail(wholeMail(Buffer.from(text))) : null;
  const bodies = mail ? bodiesOf(mail) : [text];
  const found = bodies.map((body) => labelledIn(body)).find((list) => kinds(list) >= 2);
  if (!found) return { kind: 'nothing-read' };
  const from = mail?.from ? domainOf(mail.from.address) : null;
  const isForm = mail?.from ? isOurs(mail.from.address, own) : false;
  const profile: StartingProfile = {
    name: (mail?.from?.name || from || '').slice(0, 80) || 'Form',
    channel: mail === null || isForm ? 'form' : 'platform',
    active: false,
    match: { fromDomain: from, dkimDomain: null, subjectContains: null },
    labels: labelsOf(found),
    buyerAddress: buyerAddressOf(mail, found, own),
    mayAcknowledge: false,
  };
  const preview = readBy(profile, bodies);
  if (!preview) return { kind: 'nothing-read' };
  const unknown = found
    .filter(({ field, label }) => field === null && label.length <= 80)
    .slice(0, 30)
    .map(({ label, value }) => ({ label, value: value.slice(0, 200) }));
  return { kind: 'learned', profile, preview, unknown, missing: from ? [] : ['fromDomain'] };
}

/** The source of a mail begins with its fields; a copied text may begin with "From:" alone. */
function isSource(text: string): boolean {
  const head = text.slice(0, 64 * 1024).split(/\r?\n\r?\n/)[0] ?? '';
  const names = [
    'from',
    'to',
    'date',
    'message-id',
    'received',
    'mime-version',
    'content-type',
    'return-path',
  ];
  const found = names.filter((name) => new RegExp(`^${name}:`, 'im').test(head));
  return found.length >= 3 && /^[\w-]+:|^From /i.test(text);
}

function kinds(list: readonly Labelled[]): number {
  return new Set(list.flatMap(({ field }) => (field ? [field] : []))).size;
}

/** The labels as they stand. First and last name are read as one by the general reader alone. */
function labelsOf(list: readonly Labelled[]): StartingProfile['labels'] {
  const labels: StartingProfile['labels'] = {};
  for (const { field, label } of list) {
    const known = Field.safeParse(field === 'firstName' ? 'name' : field);
    if (!known.success) continue;
    const texts = (labels[known.data] ??= []);
    if (texts.length < 20 && label.length <= 80 && !texts.includes(label)) texts.push(label);
  }
  const from = list.find(({ field, value }) => field === 'name' && addressIn(value) !== null);
  // "From: name address" in one line serves both.
  if (from && !labels.address) labels.address = [from.label];
  return labels;
}

function buyerAddressOf(
  mail: ParsedMail | null,
  list: readonly Labelled[],
  own: OwnSide,
): StartingProfile['buyerAddress'] {
  const values = list.filter(({ field }) => field === 'address' || field === 'name');
  const written = values.map(({ value }) => addressIn(value)).find((address) => address !== null);
  const isTheirs = (address: string): boolean =>
    !isOurs(address, own) &&
    !(mail && !isOurs(mail.from?.address ?? '', own) && isPlatforms(address, mail));
  if (written && isTheirs(written)) return 'shown';
  if (!mail) return written ? 'shown' : 'hidden';
  const replyTo = mail.replyTo.find(({ address }) => !isOurs(address, own));
  if (!replyTo) return 'hidden';
  return isTheirs(replyTo.address) ? 'shown' : 'relay';
}
