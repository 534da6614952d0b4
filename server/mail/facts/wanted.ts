import { baseSubject } from '#lib/domain/fingerprint/subject.ts';
import type { Fields } from './label-fields.ts';

/** What somebody asks for, as far as they say it plainly. */
export interface Wanted {
  product: string | null;
  /** With its unit, as it was written: "40 pcs". */
  quantity: string | null;
}

const NUMBER = String.raw`\d{1,3}(?:[.,  ]\d{3})+|\d{1,9}(?:[.,]\d{1,2})?`;
const UNITS =
  'pcs?|pieces?|sets?|units?|pairs?|dozens?|rolls?|boxes|cartons?|ctns?|bags?|pallets?|bottles?|sheets?|meters?|metres?|mtrs?|m2|m²|sqm|square meters?|m3|cbm|kgs?|kilos?|kilograms?|tons?|tonnes?|mt|lbs?|liters?|litres?|containers?|' +
  "20'? ?(?:gp|ft)|40'? ?(?:hq|hc|gp|ft)|stück|stk|einheiten|paar|rollen|kisten|tonnen|meter|unidades|uds|piezas|pzs?|pares|juegos|cajas|rollos|toneladas|metros|unités|pièces|paires|boîtes|rouleaux|tonnes|mètres|" +
  'peças|pçs?|conjuntos|caixas|pezzi|pz|scatole|unità|штук[аи]?|шт|комплект(?:ов|а)?|единиц|тонн[ы]?|метров|قطعة|قطع|وحدة|طن';
const LATIN = new RegExp(
  `(?<![\\w.,:#/-])(${NUMBER})\\s?(${UNITS})(?![\\p{L}\\p{M}\\d])\\.?`,
  'giu',
);
/** "500 pcs of ball valves". */
const BESIDE = new RegExp(
  `${LATIN.source} of (?:the |your )?([a-z][\\w -]{2,50}?)(?=\\s*(?:[,.;:?!()\\n]|$| for | to | with | from | in | and | per |, ))`,
  'giu',
);
const CHINESE =
  /(?<![\d.,])(\d[\d,，.]{0,11}(?:万|千|百)?\s?(?:多)?(?:个|件|台|套|只|支|把|条|张|箱|包|卷|米|平方米|公斤|千克|吨|双|对|块|片|瓶|桶|柜|個|張|條|噸|セット|個|台|本|枚|箱|개|대|세트))/gu;

const ASKING =
  /^(?:(?:new|urgent|business|price|product) )?(?:inquiry|enquiry|rfq|rfp|quotation|quote|request for (?:a )?(?:quotation|quote|price|prices|offer)|quotation request|quote request|price request|request|offer|interest|interested|purchase|order)\s*(?:for|about|on|of|regarding|re|in|:|-|–)\s*:?\s*(.{3,100})$/u;
const ASKING_OTHERS =
  /^(?:anfrage|preisanfrage|angebotsanfrage|angebot|consulta|cotización|solicitud de (?:cotización|presupuesto)|demande de (?:devis|prix)|devis|cotação|solicitação de cotação|orçamento|pedido de cotação|richiesta (?:di )?(?:preventivo|offerta|quotazione)|preventivo|запрос (?:цены|кп|на)?|запрос)\s*(?:für|zu|über|sobre|de|para|por|pour|per|di|su|по|на|:|-|–)\s*:?\s*(.{3,100})$/u;
const ASKING_CHINESE =
  /^(?:关于|關於)?(.{2,40}?)的?(?:询价|询盘|报价|詢價|採購|采购)(?:单|请求|需求)?$/u;
/** "Inquiry about your company" asks for nothing in particular. */
const NOTHING =
  /^(?:your?|our|the|a|an|products?|price(?: ?list)?|catalog(?:ue)?|quotation|quote|cooperation|business|information|details|company|website|produkte|productos|ihre[rn]?|産品|产品|贵司|合作|我们?|你们?|您)(?:\b|$|的)/iu;

/** The product and quantity a letter names: in labelled lines, in the subject, beside a unit. `null` rather than a guess. */
export function wantedIn(fields: Fields, subject: string, own: string): Wanted {
  const text = own.slice(0, 20_000).normalize('NFKC');
  const quantities = quantitiesIn(text);
  const named =
    fields.product ?? productOf(subject) ?? (quantities.length > 0 ? productBeside(text) : null);
  const [only] = quantities;
  return {
    product: named ? named.replace(/\s+/g, ' ').trim().slice(0, 200) : null,
    // Two different quantities are two products, and which of them is the inquiry's nobody can tell.
    quantity: fields.quantity?.slice(0, 80) ?? (quantities.length === 1 ? (only ?? null) : null),
  };
}

function quantitiesIn(text: string): string[] {
  if (!/\d/.test(text)) return [];
  const found = [...text.matchAll(LATIN), ...text.matchAll(CHINESE)].map(([whole]) =>
    whole.replace(/\s+/g, ' ').replace(/\.$/, '').trim(),
  );
  return [...new Set(found)].slice(0, 20);
}

function productOf(subject: string): string | null {
  const plain = subject.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const base = baseSubject(subject);
  const product = [ASKING, ASKING_OTHERS, ASKING_CHINESE]
    .map((one) => one.exec(base)?.[1])
    .find(Boolean)
    ?.trim();
  if (!product || NOTHING.test(product)) return null;
  // In the case it was written with.
  const at = plain.toLowerCase().lastIndexOf(product);
  const shown = (at < 0 ? product : plain.slice(at, at + product.length)).replace(
    /^[\s"'“:-]+|[\s"'”.!?-]+$/gu,
    '',
  );
  return shown.length >= 2 ? shown : null;
}

function productBeside(text: string): string | null {
  const products = new Set(
    [...text.matchAll(BESIDE)].map(([, , , product = '']) => product.trim()),
  );
  return products.size === 1 ? ([...products][0] ?? null) : null;
}
