import { foldLine } from '#lib/domain/fingerprint/fold.ts';
import type { Profile } from '#lib/domain/profile.ts';
import type { Verdicts } from './authentication.ts';
import { domainOf, organisationDomain } from './free-mail.ts';
import { fieldsOf, labelledIn, profileReader, type Fields } from './label-fields.ts';
import type { ParsedMail } from './parse.ts';

/** A profile that fits a mail, and what its labels read there. */
export interface Profiled {
  profile: Profile;
  fields: Fields;
}

/**
 * The first active profile a mail fits, with what it reads; `null` where none does. All that a profile names must hold;
 * one that names nothing fits nothing, and one that reads nothing does not fit either, so that a colleague's letter from
 * the domain of the company's own form stays a letter.
 */
export function profileOf(
  mail: ParsedMail,
  bodies: readonly string[],
  profiles: readonly Profile[],
  authentication: Verdicts | null,
): Profiled | null {
  for (const profile of profiles) {
    if (!profile.active || !isMatch(mail, profile.match, authentication)) continue;
    const fields = readBy(profile, bodies);
    if (fields) return { profile, fields };
  }
  return null;
}

/** What a profile reads of a mail's texts, `null` where that is less than it needs. */
export function readBy(
  profile: Pick<Profile, 'labels' | 'buyerAddress'>,
  bodies: readonly string[],
): Fields | null {
  const reader = profileReader(profile.labels);
  for (const body of bodies) {
    const fields = fieldsOf(labelledIn(body, reader));
    const needs = Object.entries(profile.labels).filter(([, texts]) => texts && texts.length > 0);
    const hasMessage = !profile.labels.message?.length || fields.message !== undefined;
    if (needs.length > 0 && hasMessage && Object.keys(fields).length >= Math.min(2, needs.length)) {
      return fields;
    }
  }
  return null;
}

function isMatch(
  mail: ParsedMail,
  { fromDomain, dkimDomain, subjectContains }: Profile['match'],
  authentication: Verdicts | null,
): boolean {
  if (!fromDomain && !dkimDomain && !subjectContains) return false;
  const from = mail.from ? domainOf(mail.from.address) : '';
  if (fromDomain && !isWithin(from, fromDomain)) return false;
  if (dkimDomain && !authentication?.dkimDomains.some((domain) => isWithin(domain, dkimDomain))) {
    return false;
  }
  // Notices of platforms are imitated by those who want passwords: what the provider found forged fits nothing.
  if (authentication?.dmarc === 'fail') return false;
  return !subjectContains || foldLine(mail.subject).includes(foldLine(subjectContains));
}

/** The domain itself or one below it. */
function isWithin(domain: string, wanted: string): boolean {
  const folded = wanted.trim().toLowerCase().replace(/^@/, '');
  return domain === folded || domain.endsWith(`.${folded}`);
}

/** Whether an address belongs to the platform a mail came through. */
export function isPlatforms(address: string, mail: Pick<ParsedMail, 'from'>): boolean {
  const domain = mail.from && organisationDomain(mail.from.address);
  return domain !== null && domain === organisationDomain(address);
}
