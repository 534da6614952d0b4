import parsePhoneNumber, { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';

/** A telephone number somebody can be reached at. */
export interface Phone {
  /** E.164. */
  number: string;
  /** ISO 3166-1, where the number alone tells it. */
  country: string | null;
  /** The line it stands in. */
  evidence: string;
}

const LABELLED =
  /(?:^|[\s|/,;(])(?:t|tel|phone|ph|mob|mobile|cell|m|whats ?app|wechat|telefon|telefono|teléfono|tél|téléphone|móvil|handy|cel|celular|telefone|тел|телефон|моб|هاتف|جوال|电话|手机|電話|手機|携帯|전화|휴대폰)\b\.?\s*(?:no\.?|number|号码)?\s*[:.：]?\s*$/iu;
const FAX = /(?:fax|传真|傳真|факс|f)\s*\.?\s*[:：]?\s*$/iu;
/** With a country's code, as international letters write it: "+49 40 1234567", "0049 …". */
const INTERNATIONAL = /(?:\+|(?<![\d-])00)[1-9](?:[\s().\-/]{0,3}\d){6,16}(?!\d)/gu;

/**
 * The telephone numbers of a text that are written with their country's code, valid by that country's plan, each once;
 * a number of a fax is none. Numbers without the code are somewhere, and nobody knows where.
 */
export function phonesIn(text: string): Phone[] {
  const found = new Map<string, Phone>();
  const plain = text.slice(0, 20_000).normalize('NFKC');
  if (!/(?:\+|00)[1-9]/.test(plain)) return [];
  for (const line of plain.split('\n').slice(0, 400)) {
    if (line.length > 400) continue;
    for (const match of line.matchAll(INTERNATIONAL)) {
      const before = line.slice(0, match.index);
      if (FAX.test(before) && !LABELLED.test(before)) continue;
      const phone = phoneOf(match[0].replace(/^00/, '+'), null, line);
      if (phone && !found.has(phone.number)) found.set(phone.number, phone);
    }
  }
  return [...found.values()].slice(0, 5);
}

/**
 * The number in a field that is known to hold one, `null` where it holds none.
 * @param country Where the writer is, for numbers without their country's code.
 */
export function phoneOf(value: string, country: string | null, evidence = value): Phone | null {
  const from = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const parsed = parsePhoneNumber(value.slice(0, 60), from ? { defaultCountry: from } : {});
  if (!parsed?.isValid()) return null;
  return {
    number: parsed.number,
    country: parsed.country ?? null,
    evidence: evidence.replace(/\s+/g, ' ').trim().slice(0, 200),
  };
}
