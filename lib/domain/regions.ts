import type { Region } from './rule.ts';

/** Countries (ISO 3166-1) as exporters divide the world: Russia and Turkey with Europe, Egypt and Iran with the Middle East. */
const COUNTRIES: Record<Region, string> = {
  europe:
    'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK',
  'north-america': 'BM CA GL PM US',
  'latin-america':
    'AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI',
  'middle-east': 'AE BH EG IL IQ IR JO KW LB OM PS QA SA SY YE',
  africa:
    'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW',
  'south-asia': 'AF BD BT IN IO LK MV NP PK',
  'southeast-asia': 'BN ID KH LA MM MY PH SG TH TL VN',
  'east-asia': 'CN HK JP KP KR MN MO TW',
  'central-asia': 'AM AZ GE KG KZ TJ TM UZ',
  oceania:
    'AQ AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TF TK TO TV UM VU WF WS',
};

const regionOf = new Map(
  Object.entries(COUNTRIES).flatMap(([region, codes]) =>
    codes.split(' ').map((code) => [code, region as Region] as const),
  ),
);

/** The part of the world a country belongs to, or `null` where there is no such country. */
export function regionOfCountry(code: string): Region | null {
  return regionOf.get(code) ?? null;
}

/** All countries of a region, by code. */
export function countriesOf(region: Region): string[] {
  return COUNTRIES[region].split(' ');
}
