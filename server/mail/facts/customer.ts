import type { ActionOf } from '#lib/domain/action.ts';
import type { Address } from '#lib/domain/address.ts';
import type { Channel } from '#lib/domain/channel.ts';
import { countryOf, timeZoneOf } from './country.ts';
import { isFreeMail, isSameCorrespondent, organisationDomain } from './free-mail.ts';
import { formSender, messageAddressIn } from './form-fields.ts';
import { languageOf } from './language.ts';
import { NO_REPLY } from './no-reply.ts';
import { bodiesOf, ownWords } from './own-words.ts';
import { isOurs, type OwnSide } from './own-side.ts';
import type { ParsedMail } from './parse.ts';

export interface Writer {
  customer: Omit<ActionOf<'open'>['customer'], 'id'>;
  channel: Channel;
}

/**
 * Who the customer is, or `null` where only colleagues speak. Whoever answers would be the customer: the sender, or
 * whom Reply-To names where a form (on the company's own site too) or a platform wrote for them.
 */
export function writerOf(mail: ParsedMail, own: OwnSide): Writer | null {
  const { from } = mail;
  const isForm = from !== null && (isOurs(from.address, own) || NO_REPLY.test(from.address));
  const replyTo = mail.replyTo.find(({ address }) => !isOurs(address, own)) ?? null;
  const bodies = bodiesOf(mail);
  const who =
    from === null || isForm || (replyTo && !isSameCorrespondent(replyTo.address, from.address))
      ? (replyTo ?? originalSender(mail, own) ?? named(bodies, own) ?? strangerOnly(from, own))
      : from;
  // Without any address an unsigned mail is still somebody's; with only our own it is between colleagues.
  if (!who && from) return null;
  const address = who?.address ?? '';
  const others = [from, replyTo].flatMap((one) => (one ? [one.address] : []));
  const same = others.filter((one) => one !== address && isSameCorrespondent(one, address));
  const addresses = address ? [...new Set([address, ...same])] : [];
  const country = address ? countryOf(address) : null;
  const domain = address && !isFreeMail(address) ? organisationDomain(address) : null;
  return {
    channel: isForm && who !== from ? 'form' : 'direct',
    customer: {
      name: nameOf(who),
      addresses,
      company: domain,
      country,
      countryEvidence: null,
      phone: null,
      website: null,
      timeZone: timeZoneOf(country),
      language: languageOf(ownWords(bodies[0] ?? '')) ?? languageOf(mail.subject),
    },
  };
}

/** A group that rewrites From for DMARC keeps the sender beside it. */
function originalSender(mail: ParsedMail, own: OwnSide): Address | null {
  const field = mail.headers.first('x-original-from') ?? mail.headers.first('x-original-sender');
  const address = messageAddressIn(field ?? '');
  if (!address || isOurs(address, own)) return null;
  return { name: mail.from?.name.replace(/^'?(.*?)'? via .*$/u, '$1') ?? '', address };
}

/** The address a form wrote into its text. */
function named(bodies: readonly string[], own: OwnSide): Address | null {
  for (const body of bodies) {
    const found = formSender(body);
    if (found && !isOurs(found.address, own)) return found;
  }
  return null;
}

function strangerOnly(from: Address | null, own: OwnSide): Address | null {
  return from && !isOurs(from.address, own) ? from : null;
}

/** The display name; none where it only repeats the address. */
function nameOf(who: Address | null): string {
  return who && !who.name.includes('@') ? who.name : '';
}
