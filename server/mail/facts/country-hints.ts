import { countryOf } from './country.ts';
import { countryNamed } from './country-names.ts';
import type { Fields } from './label-fields.ts';
import type { Phone } from './phone.ts';

/** One sign of where somebody is. */
export interface CountryHint {
  /** ISO 3166-1. */
  country: string;
  by: 'field' | 'phone' | 'signature' | 'domain';
  /** What shows it, as it was written. */
  evidence: string;
}

/**
 * Where a writer is, the strongest sign first: what they filled in, their telephone's country code, the address in
 * their signature, the domain of their address. The clock of their machine and the way of the mail are no signs: people
 * travel, and clouds have no country.
 */
export function countryHints(
  fields: Fields,
  phones: readonly Phone[],
  lastLines: readonly string[],
  address: string,
): CountryHint[] {
  const hints: CountryHint[] = [];
  const add = (by: CountryHint['by'], country: string | null, evidence: string): void => {
    if (country) hints.push({ country, by, evidence: evidence.trim().slice(0, 200) });
  };
  const field = fields.country ?? '';
  add('field', countryIn(field), field);
  for (const { country, evidence } of phones) add('phone', country, evidence);
  for (const line of lastLines) add('signature', countryInAddress(line), line);
  const domain = address && countryOf(address);
  if (domain) add('domain', domain, address.slice(address.lastIndexOf('.')));
  return hints.filter(
    (hint, at) =>
      hints.findIndex((one) => one.by === hint.by && one.country === hint.country) === at,
  );
}

/** "Germany", "DE", "Germany (Deutschland)", "+49 Germany". */
function countryIn(field: string): string | null {
  const code = /^\s*([A-Z]{2})\s*$/.exec(field)?.[1];
  const parts = [field, ...field.split(/[()[\]/,;|-]/)].map((part) =>
    part.replace(/^\s*\+\d+\s*/, ''),
  );
  for (const part of parts) {
    const country = countryNamed(part);
    if (country) return country;
  }
  return code === undefined
    ? null
    : countryNamed(new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? '');
}

/** The country that ends the line of an address, "20457 Hamburg, Germany", or opens a Chinese one. */
function countryInAddress(line: string): string | null {
  if (line.length > 160 || /[?!]/.test(line)) return null;
  const chinese = /^\s*(?:(?:公司)?地址[:：]\s*)?(中国|中國)\p{Script=Han}/u.exec(line);
  if (chinese) return 'CN';
  const text = line.replace(/^[^:：]{1,20}[:：]/u, '').replace(/[.。\s]+$/u, '');
  const parts = text.split(/[,，;|·•–]|\s[-/]\s/u).map((part) => part.trim());
  const last = parts.at(-1) ?? '';
  if (last.length < 4 && last !== last.toUpperCase()) return null;
  // "Georgia" and "Jordan" are people and states too: alone on a line they say nothing.
  return parts.length < 2 && /^(?:georgia|jordan|chad|us|it|india ink)$/i.test(last)
    ? null
    : countryNamed(last);
}
