import { domainToUnicode } from 'node:url';
import type { MayAcknowledge, WithheldReason } from '#lib/domain/acknowledgement.ts';
import { foldAddress } from '#lib/domain/address.ts';
import type { AboutMail } from './about-mail.ts';
import { addressIn } from './address-in.ts';
import { isPlatform, isSameCorrespondent } from './free-mail.ts';
import { NO_REPLY } from './no-reply.ts';
import { isOurs, type OwnSide } from './own-side.ts';
import type { ParsedMail } from './parse.ts';

/** Names behind which no person reads (RFC 5230 §4.6), more than `NO_REPLY` knows: here any doubt counts. */
const PROGRAMS =
  /^(?:mailer-daemon|postmaster|listserv|majordomo|abuse|root|daemon|cron|nobody|system|www-data|apache|alerts?|notify|newsletter|autoresponder|owner-.*|.*-(?:request|owner|bounces?)|bounces?(?:[+-].*)?)@|^[^@]*(?:no|do[-_.]?not|dont)[-_.]?repl[yi][^@]*@|^(?:no|nao|non)[-_.]?(?:responder?|responda|rispondere)\b|^ne[-_.]?pas[-_.]?repondre\b|^(?:nicht[-_.]?antworten|keine[-_.]?antwort)\b/;

/**
 * An address as it stands in the envelope without any quotes. What needs them, or routes the mail on ("%", "!"), or holds
 * signs that are not seen, is nobody's whom we would miss: it serves to be counted as many correspondents.
 */
const PLAIN =
  /^[\p{L}\p{M}\p{N}#$&'*+/=?^_`{|}~.-]{1,64}@(?:[\p{L}\p{M}\p{N}-]+\.)+[\p{L}\p{M}][\p{L}\p{M}\p{N}-]+$/u;

/**
 * Where an acknowledgement goes, by RFC 3834 §4: to the sender, whose Return-Path must agree, and never to Reply-To. From
 * is taken for the address itself, because many hosts tag the Return-Path for bounces, where nobody reads. A form's goes
 * to the address in its labelled field, for `mayAcknowledge` lets a form this far only where its profile says so.
 */
export function acknowledgementAddress(mail: ParsedMail, about: AboutMail): MayAcknowledge {
  const { own, profile, formAddress } = about;
  const to = (profile ? addressIn(formAddress ?? '') : fromOf(mail, about)) ?? '';
  const field = profile ? profile.name : 'From';
  if (!PLAIN.test(to)) return withheld('no-sender', field);
  if (isOurs(to, own)) return withheld('own-side', field);
  if (PROGRAMS.test(to) || NO_REPLY.test(to)) return withheld('no-reply', field);
  if (isPlatform(to)) return withheld('platform', field);
  const doubt = profile ? null : doubtedBy(mail, to, own);
  return doubt ? withheld('no-sender', doubt) : { may: true, to };
}

/** A group of our own puts its address into From where DMARC makes it, and keeps the sender's beside it. */
function fromOf({ from, headers }: ParsedMail, { own }: AboutMail): string | null {
  if (!from || !isOurs(from.address, own)) return from?.address ?? null;
  const kept = headers.first('x-original-from') ?? headers.first('x-original-sender');
  return addressIn(kept ?? '') ?? from.address;
}

/** The field that names somebody else than From; `null` where all agree. */
function doubtedBy(mail: ParsedMail, from: string, own: OwnSide): string | null {
  const { headers, sender, replyTo } = mail;
  if (!isAlone(mail)) return 'From';
  const differs = (address: string): boolean => !isSameCorrespondent(address, from);
  // A forwarder of our own, or our group, puts its own address there.
  const path = inUnicode(foldAddress((headers.first('return-path') ?? '').replace(/[<>]/g, '')));
  if (path && differs(path) && !isOurs(path, own)) return 'Return-Path';
  if (sender && differs(sender.address) && !isOurs(sender.address, own)) return 'Sender';
  return replyTo.some(({ address }) => differs(address) && !isOurs(address, own))
    ? 'Reply-To'
    : null;
}

/** Whether From names one address, and as it was read: no second one, none put together from comments or coded words. */
function isAlone({ from, headers }: ParsedMail): boolean {
  const said = headers
    .all('from')
    .map((field) =>
      field.replace(/=\?[^?\s]*\?[bq]\?[^?]*\?=/gi, ' ').replace(/"(?:[^"\\]|\\.)*"/g, ''),
    )
    .map((field) => field.replace(/\([^()]*\)/g, ''));
  const named = said.flatMap((field) => field.split(/[\s<>,;:]+/).filter((one) => /.@./.test(one)));
  const addresses = new Set(named.map((one) => inUnicode(one.toLowerCase())));
  return said.length === 1 && addresses.size === 1 && addresses.has(from?.address ?? '');
}

/** As the parser writes the names of domains (RFC 5891), so that one spelling is left. */
function inUnicode(address: string): string {
  const at = address.lastIndexOf('@') + 1;
  return at > 0 ? address.slice(0, at) + domainToUnicode(address.slice(at)) : address;
}

function withheld(reason: WithheldReason, evidence: string): MayAcknowledge {
  return { may: false, reason, evidence };
}
