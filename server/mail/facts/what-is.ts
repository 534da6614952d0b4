import type { ActionOf } from '#lib/domain/action.ts';
import type { Profile } from '#lib/domain/profile.ts';
import { addressIn } from './address-in.ts';
import { authenticationOf, type Verdicts } from './authentication.ts';
import { automaticKind, type AutomaticKind } from './automatic-kind.ts';
import { automaticSignals, type AutomaticSignal } from './automatic.ts';
import { bounceOf, type Bounce } from './bounce.ts';
import { channelOf, type ChannelFound } from './channel.ts';
import { companyIn, websiteIn } from './contact-facts.ts';
import { timeZoneOf } from './country.ts';
import { countryHints, type CountryHint } from './country-hints.ts';
import { fieldsIn } from './form-fields.ts';
import { forwardedWords } from './forwarded.ts';
import { isFreeMail, organisationDomain } from './free-mail.ts';
import { writerBehindGroup } from './group-copy.ts';
import type { Fields } from './label-fields.ts';
import { languageOf } from './language.ts';
import type { OwnSide } from './own-side.ts';
import { bodiesOf, wordsOf, type Words } from './own-words.ts';
import type { ParsedMail } from './parse.ts';
import { phoneOf, phonesIn } from './phone.ts';
import { profileOf } from './profiles.ts';
import { wantedIn, type Wanted } from './wanted.ts';
import { whoWrote, type Who } from './who-wrote.ts';

/** What the mail itself does not say: who the team is and what it told the desk. */
export interface Around {
  own: OwnSide;
  /** Every address under which mail reaches a mailbox of the team. */
  mailboxAddresses: readonly string[];
  /** How the team's own provider signs what it found (`Mailbox.authservId`). */
  authservId: string | null;
  profiles: readonly Profile[];
}

/** What a mail is, by itself: nobody was asked and nothing was looked up. */
export interface MailNature {
  /** `person`: somebody wrote, through a form perhaps. `internal`: colleagues alone. */
  kind: 'person' | 'internal' | AutomaticKind;
  /** Everything that shows a program; empty where a person may have written. */
  signals: AutomaticSignal[];
  bounce: Bounce | null;
  who: Who | null;
  /** Whom it is from: the sender, or who wrote to a group of the team's own that put itself there. */
  from: ParsedMail['from'];
  /**
   * What they wrote, without quotes and signature; of a form what was typed into its message, of a customer's forward
   * without a word of its own the words it forwards.
   */
  ownText: string;
  signature: string;
  /** BCP 47, of what a person wrote who is not of us. */
  language: string | null;
  /** Strongest first. */
  countries: CountryHint[];
  wanted: Wanted;
  company: string | null;
  /** E.164. */
  phone: string | null;
  website: string | null;
  attachments: ParsedMail['attachments'];
  authentication: Verdicts | null;
  profile: Profile | null;
  /** What the labelled lines say. */
  fields: Fields;
  /** Of a form, the address in its labelled field; the only one that may be acknowledged (RFC 3834 §4). */
  formAddress: string | null;
  channel: ChannelFound;
}

/** What a platform or form puts on its notices, which are the customer's all the same. */
const OF_NOTICES = new Set<AutomaticSignal>([
  'auto-submitted',
  'auto-header',
  'precedence',
  'list',
  'bulk-sender',
  'null-return-path',
]);

/** What a mail is, from itself alone. Bounded in time and memory whatever it contains. */
export function whatIs(mail: ParsedMail, around: Around): MailNature {
  const bodies = bodiesOf(mail);
  const authentication = authenticationOf(mail.headers, around.authservId);
  const profiled = profileOf(mail, bodies, around.profiles, authentication);
  const profile = profiled?.profile ?? null;
  const signals = automaticSignals(mail, around.mailboxAddresses).filter(
    (signal) => profile === null || !OF_NOTICES.has(signal),
  );
  const bounce = bounceOf(mail);
  const newest = bodies.map(wordsOf);
  // Quotes carry our own "Tel:" and "Company:", and the "From:" of a mail that a colleague answers is no form's.
  const labelled = fieldsIn(newest.map(({ own, signature }) => `${own}\n${signature}`));
  const who = whoWrote(mail, around.own, profiled?.fields ?? labelled, profile);
  const words = newest.find(({ own }) => own !== '') ??
    (who && forwardedWords(mail.subject, bodies)) ?? { own: '', signature: '' };
  const isForm = who !== null && who.form !== null;
  const fields = isForm ? (profiled?.fields ?? labelled) : withoutPerson(labelled);
  const ownText = isForm && fields.message ? fields.message : words.own;
  // Telling a language takes longer than all the rest, and nobody asks it of a program or a colleague.
  const isPerson = signals.length === 0 && who !== null;
  return {
    kind: signals.length > 0 ? automaticKind(mail, signals, bounce) : who ? 'person' : 'internal',
    signals,
    bounce: signals.length > 0 ? bounce : null,
    who,
    from: writerBehindGroup(mail, around.own) ?? mail.from,
    ownText,
    signature: words.signature,
    language: isPerson ? (languageOf(ownText) ?? languageOf(mail.subject)) : null,
    wanted: wantedIn(fields, mail.subject, ownText),
    ...contact(who, fields, isForm ? { own: ownText, signature: '' } : words),
    attachments: mail.attachments,
    authentication,
    profile,
    fields,
    formAddress: isForm ? addressIn(fields.address ?? '') : null,
    channel: channelOf({
      mail,
      bodies,
      ownText,
      profile,
      isSigned: mail.from !== null || (who?.addresses.length ?? 0) > 0,
      form: who?.form ?? null,
      mailboxAddresses: around.mailboxAddresses,
    }),
  };
}

/** How many last lines of a letter without a closing may be its signature. */
const LAST_LINES = 6;

function contact(who: Who | null, fields: Fields, { own, signature }: Words) {
  const address = who?.addresses[0] ?? '';
  const lastLines = (signature || own.split('\n').slice(-LAST_LINES).join('\n'))
    .split('\n')
    .slice(0, 30);
  const phones = phonesIn(signature ? `${signature}\n${own}` : own);
  const named = fields.phone ? phoneOf(fields.phone, null) : null;
  const countries = countryHints(fields, named ? [named, ...phones] : phones, lastLines, address);
  // A number without its country's code is of the country they say they are in.
  const local = fields.phone ? phoneOf(fields.phone, countries[0]?.country ?? null) : null;
  return {
    countries,
    company: companyIn(fields, lastLines),
    phone: (named ?? local ?? phones[0])?.number ?? null,
    website: websiteIn(fields, own, signature, address),
  };
}

/** In a letter "Company:" and "Phone:" are lines of a signature; "Name:" may be anybody's. */
function withoutPerson({ name: _name, message: _message, ...rest }: Fields): Fields {
  return rest;
}

/** The customer that a mail's facts make. */
export function customerOf(who: Who, nature: MailNature): Omit<ActionOf<'open'>['customer'], 'id'> {
  const address = who.addresses[0] ?? '';
  const [hint] = nature.countries;
  const domain = address && !isFreeMail(address) ? organisationDomain(address) : null;
  const country = hint?.country ?? null;
  return {
    name: who.name.slice(0, 200),
    addresses: who.addresses,
    company: nature.company ?? domain,
    country,
    countryEvidence: hint?.evidence.slice(0, 200) ?? null,
    phone: nature.phone,
    website: nature.website,
    timeZone: timeZoneOf(country),
    language: nature.language,
  };
}
