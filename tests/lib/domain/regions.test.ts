import { describe, expect, it } from 'vitest';
import { countriesOf, regionOfCountry } from '#lib/domain/regions.ts';
import { Region } from '#lib/domain/rule.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** What the language library names and ISO 3166-1 does not: unions, dissolved states, islands without a code, test names. */
const none =
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH NT QO RH SU TA TP UK UN VD XA XB YD YU ZR ZZ'.split(
    ' ',
  );

describe('regions', () => {
  it('hold every country once', () => {
    const all = Region.options.flatMap(countriesOf);
    expect(new Set(all).size).toBe(all.length);
    const countries = letters
      .flatMap((a) => letters.map((b) => a + b))
      .filter((code) => names.of(code) !== undefined && !none.includes(code));
    expect(all.toSorted()).toEqual(countries);
  });

  it('know where a country is', () => {
    expect(regionOfCountry('MX')).toBe('latin-america');
    expect(regionOfCountry('VN')).toBe('southeast-asia');
    expect(regionOfCountry('ZZ')).toBeNull();
    expect(regionOfCountry('toString')).toBeNull();
  });
});
