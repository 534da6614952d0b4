import type { Address } from '#lib/domain/address.ts';
import { addressIn } from './address-in.ts';
import { isOurs, type OwnSide } from './own-side.ts';
import type { ParsedMail } from './parse.ts';
import { LIST_HEADERS } from './program-headers.ts';

/** Fields in which a group's host names the group; the last three are those of Google Groups and Mailman. */
const GROUP_FIELDS = [...LIST_HEADERS, 'mailing-list', 'x-spam-checked-in-group', 'x-beenthere'];

/**
 * Whether a mail is a copy that the team's own group made: its host marks every mail as a list's, which says nothing
 * about who wrote. Recognised by the group's address in a field of the list, as Sender, or as From with somebody's name
 * before it ("Greta via info").
 */
export function isOwnGroupCopy(
  { headers, from, sender }: Pick<ParsedMail, 'headers' | 'from' | 'sender'>,
  own: readonly string[],
): boolean {
  if (sender && own.includes(sender.address)) return true;
  if (from && own.includes(from.address) && nameBehind(from.name) !== '') return true;
  return GROUP_FIELDS.some((name) => headers.all(name).some((text) => names(text, own)));
}

/** Whether a list's id is that of one of these addresses. */
export function isOwnListId(text: string, own: readonly string[]): boolean {
  return names(text, own);
}

/** `info@acme.com` as an address, or as a list id writes it: `info.acme.com`. */
function names(text: string, addresses: readonly string[]): boolean {
  const folded = text.toLowerCase();
  return addresses.some((own) =>
    [own, `<${own.replace('@', '.')}>`].some((form) => standsIn(form, folded)),
  );
}

/** Not inside a longer address: info@acme.com is not myinfo@acme.com, nor info@acme.com.br. */
function standsIn(form: string, text: string): boolean {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const [before = '', after = ''] = [text[at - 1], text[at + form.length]];
    if (
      !/[\w.+-]/.test(before) &&
      !/[\w-]/.test(after) &&
      !(after === '.' && isMore(text, at + form.length))
    ) {
      return true;
    }
  }
  return false;
}

function isMore(text: string, at: number): boolean {
  return /\w/.test(text[at + 1] ?? '');
}

const ORIGINAL_FIELDS = ['x-original-from', 'x-original-sender', 'x-google-original-from'];

/**
 * Who wrote to a group that put its own address into From, as DMARC makes it do: the fields that keep the first sender,
 * else Reply-To, else an address in the display name. `null` where From is nobody of ours, or nothing names another.
 */
export function writerBehindGroup(mail: ParsedMail, own: OwnSide): Address | null {
  const { from, headers } = mail;
  if (!from || !isOurs(from.address, own)) return null;
  const name = nameBehind(from.name);
  const isGroup =
    name !== '' ||
    ORIGINAL_FIELDS.some((field) => headers.first(field) !== null) ||
    isOwnGroupCopy(mail, [from.address]);
  if (!isGroup) return null;
  for (const field of ORIGINAL_FIELDS) {
    const value = headers.first(field);
    const address = addressIn(value ?? '');
    if (value && address && !isOurs(address, own)) {
      return { name: nameIn(value) || name, address };
    }
  }
  const replyTo = mail.replyTo.find(({ address }) => !isOurs(address, own));
  if (replyTo) return { name: replyTo.name || name, address: replyTo.address };
  const named = addressIn(from.name);
  return named && !isOurs(named, own) ? { name: '', address: named } : null;
}

/** `'Greta Kunde' via info` as Google Groups writes it, `Greta Kunde via info` as others do, in a few languages. */
function nameBehind(name: string): string {
  const shown =
    /^['"‘“]?(.{1,150}?)['"’”]?\s+(?:via|über|par|por|através de|通过|通過|経由)\s+\S/iu.exec(name);
  return (shown?.[1] ?? '').trim();
}

function nameIn(field: string): string {
  const name = field.split('<')[0] ?? '';
  return /[@=]/.test(name) ? '' : name.replace(/^["'\s]+|["'\s]+$/g, '').slice(0, 200);
}
