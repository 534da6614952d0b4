import type { Language } from '../member.ts';
import type { Rule } from '../rule.ts';

/** A rule before it has an id. */
export type StartingRule = Omit<Rule, 'id' | 'seq'>;

/** How a customer asks for a price, in the languages most of them write. */
const quoteWords = [
  ['quote', 'quotes', 'quotation', 'quotations', 'RFQ', 'price list', 'best price'],
  ['报价', '報價', '询价', '詢價', '价格表'],
  ['cotización', 'cotizaciones', 'cotizar', 'presupuesto'],
  ['Angebot', 'Angebote', 'Preisanfrage', 'Preisliste'],
  ['devis', 'preventivo', 'preventivi', 'cotação', 'orçamento'],
  ['коммерческое предложение', 'прайс*', 'расценк*'],
  ['offerte', 'offert', 'wycen*', 'fiyat teklifi', 'báo giá', 'penawaran harga'],
  ['見積', '견적', 'عرض سعر', 'عرض أسعار', 'ใบเสนอราคา'],
].flat();

const words: Record<Language, Record<'product' | 'toItsRep' | 'quote' | 'highIntent', string>> = {
  en: {
    product: 'product A',
    toItsRep: 'Product A to the rep who looks after it',
    quote: 'Somebody asks for a quote',
    highIntent: 'high intent',
  },
  zh: {
    product: '产品A',
    toItsRep: '产品A 交给负责的业务员',
    quote: '客户要报价',
    highIntent: '高意向',
  },
};

/**
 * The two rules a new team begins with, in the language its admin reads. The first is an example to be finished: it is
 * off until somebody says who looks after the product.
 */
export function startingRules(language: Language): StartingRule[] {
  const { product, toItsRep, quote, highIntent } = words[language];
  return [
    {
      name: toItsRep,
      position: 100,
      active: false,
      conditions: [
        {
          kind: 'words',
          not: false,
          where: 'subject',
          any: [...new Set([product, words.en.product])],
        },
      ],
      effects: [{ kind: 'hand-off', templateId: null }],
      goesOn: true,
    },
    {
      name: quote,
      position: 200,
      active: true,
      conditions: [{ kind: 'words', not: false, where: 'anywhere', any: quoteWords }],
      effects: [
        { kind: 'tag', tags: [highIntent] },
        { kind: 'priority', priority: 'high', hours: { viewHours: 4, replyHours: 24 } },
        { kind: 'notify', memberIds: [] },
      ],
      goesOn: true,
    },
  ];
}
