import { getPublicSuffix } from 'tldts';
import { domainOf } from './free-mail.ts';

/** Sold to the whole world, so they tell nothing of the country whose letters they are. */
const SOLD = new Set(
  'ac ag ai am bz cc cf cm co cx eu fm ga gg gl gq gs im io is la ly me ml ms mu nu pw sc sh so st su sx tk to tv vc vg ws'.split(
    ' ',
  ),
);

const OTHER: Record<string, string> = {
  uk: 'GB',
  'xn--fiqs8s': 'CN',
  'xn--fiqz9s': 'CN',
  'xn--kprw13d': 'TW',
  'xn--kpry57d': 'TW',
  'xn--j6w193g': 'HK',
  'xn--p1ai': 'RU',
  'xn--j1amh': 'UA',
  'xn--3e0b707e': 'KR',
  'xn--mgbaam7a8h': 'AE',
  'xn--mgberp4a5d4ar': 'SA',
};

/** Where several zones are in use but nearly everybody lives in one; the rest of such countries stays unknown. */
const MAIN_ZONE: Record<string, string> = {
  AR: 'America/Argentina/Buenos_Aires',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Gaza',
  PT: 'Europe/Lisbon',
  UA: 'Europe/Kyiv',
  UZ: 'Asia/Tashkent',
};

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** A hint: the country of an address's top-level domain (ISO 3166-1), or `null` where that says nothing. */
export function countryOf(address: string): string | null {
  const suffix = getPublicSuffix(domainOf(address)) ?? '';
  const last = suffix.slice(suffix.lastIndexOf('.') + 1);
  if (SOLD.has(last)) return null;
  const code = OTHER[last] ?? last.toUpperCase();
  return /^[A-Z]{2}$/.test(code) && regions.of(code) ? code : null;
}

/** The IANA zone of a country that has one, or one where nearly everybody lives. */
export function timeZoneOf(country: string | null): string | null {
  if (country === null) return null;
  const main = MAIN_ZONE[country];
  if (main) return main;
  // TypeScript's library does not know this method yet; Node 24 has it.
  const locale: Intl.Locale & { getTimeZones?(): string[] } = new Intl.Locale(`und-${country}`);
  const zones = locale.getTimeZones?.() ?? [];
  return zones.length === 1 ? (zones[0] ?? null) : null;
}
