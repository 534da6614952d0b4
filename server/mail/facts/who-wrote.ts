import type { Address } from '#lib/domain/address.ts';
import type { Profile } from '#lib/domain/profile.ts';
import { formSender } from './form-fields.ts';
import { isSameCorrespondent } from './free-mail.ts';
import { writerBehindGroup } from './group-copy.ts';
import type { Fields } from './label-fields.ts';
import { NO_REPLY } from './no-reply.ts';
import { isOurs, type OwnSide } from './own-side.ts';
import type { ParsedMail } from './parse.ts';
import { isPlatforms } from './profiles.ts';

/** Who is the customer of a mail. */
export interface Who {
  /** The display name; '' where there is none, or where it only repeats the address. */
  name: string;
  /** Their own addresses, the one to answer first; none where a platform hides them. */
  addresses: string[];
  /** The platform's address that passes answers on. It is this inquiry's and nobody's sign: others may have the same. */
  relay: string | null;
  /** A form or a platform wrote for them; what shows it. */
  form: string | null;
}

/**
 * Who the customer is, or `null` where only colleagues speak. Whoever answers would be the customer: the sender, or,
 * where a form, a platform or the team's own group wrote for them, whom Reply-To names, else the address in the labelled
 * field, else the sender.
 * @param fields What the labelled lines of the mail say.
 */
export function whoWrote(
  mail: ParsedMail,
  own: OwnSide,
  fields: Fields,
  profile: Profile | null,
): Who | null {
  if (profile && profile.buyerAddress !== 'shown')
    return behindPlatform(mail, own, fields, profile);
  const { from } = mail;
  const isOther =
    from !== null && (isOurs(from.address, own) || NO_REPLY.test(from.address) || profile !== null);
  const isTheirs = ({ address }: Address): boolean =>
    !isOurs(address, own) && !(profile?.channel === 'platform' && isPlatforms(address, mail));
  const replyTo = mail.replyTo.find(isTheirs) ?? null;
  const group = writerBehindGroup(mail, own);
  const labelled = formSender(fields);
  const isAnother = replyTo !== null && !isSameCorrespondent(replyTo.address, from?.address ?? '');
  const who =
    from === null || isOther || isAnother
      ? (group ??
        replyTo ??
        (labelled && isTheirs(labelled) ? labelled : null) ??
        (from && !isOurs(from.address, own) ? from : null))
      : from;
  // Without any address an unsigned mail is still somebody's; with only our own it is between colleagues.
  if (!who && from) return null;
  const address = who?.address ?? '';
  const others = [from, replyTo].flatMap((one) => (one ? [one.address] : []));
  const same = others.filter((one) => one !== address && isSameCorrespondent(one, address));
  const isForm = isOther && who !== null && who !== from && who !== group;
  return {
    name: nameOf(who) || (isForm ? nameOf({ name: fields.name ?? '', address }) : ''),
    addresses: address ? [...new Set([address, ...same])] : [],
    relay: null,
    form: isForm && from ? `From: ${from.address}` : null,
  };
}

/** The platform knows the buyer and tells a name; answers go to its relay, or nowhere. */
function behindPlatform(mail: ParsedMail, own: OwnSide, fields: Fields, profile: Profile): Who {
  const written = formSender(fields)?.address ?? null;
  const isShown = written !== null && !isOurs(written, own) && !isPlatforms(written, mail);
  const answers = [...mail.replyTo, ...(mail.from ? [mail.from] : [])].find(
    ({ address }) => !isOurs(address, own),
  );
  return {
    name: fields.name ?? '',
    addresses: isShown ? [written] : [],
    relay: profile.buyerAddress === 'relay' ? (answers?.address ?? null) : null,
    form: profile.name,
  };
}

function nameOf(who: Address | null): string {
  return who && !who.name.includes('@') ? who.name : '';
}
