/** What a customer of the practice page writes. */
export interface Letter {
  from: string;
  subject: string;
  text: string;
  html?: string;
}

export const letters = {
  pumps: {
    from: '"Adaeze Okoro" <adaeze.okoro@okoro-farms.test>',
    subject: 'Quotation for 40 submersible pumps',
    text: 'Dear Sir or Madam,\n\nwe irrigate 600 hectares near Ibadan and need 40 submersible pumps, 7.5 kW, 380 V.\nPlease quote CIF Lagos with delivery time.\n\nKind regards\nAdaeze Okoro\nOkoro Farms Ltd, Lagos, Nigeria\n+234 803 555 0142',
  },
  spanish: {
    from: '"Diego Fuentes" <diego@aguas-del-sur.test>',
    subject: 'Consulta: bombas sumergibles para pozo',
    text: 'Buenos días:\n\nBuscamos doce bombas sumergibles para pozos de 90 metros en Mendoza.\n¿Nos pueden enviar precios y plazo de entrega?\n\nSaludos cordiales\nDiego Fuentes\nAguas del Sur S.A., Mendoza, Argentina',
  },
  parts: {
    from: '"Katrin Voss" <k.voss@voss-technik.test>',
    subject: 'Spare parts for pump NQ-220',
    text: 'Hello,\n\nfor the NQ-220 of 2021 we need two shaft seals and one impeller.\nDo you have them in stock, and what do they cost?\n\nBest regards\nKatrin Voss\nVoss Technik GmbH, Bremen',
  },
  chinese: {
    from: '"陈伟" <chenwei@hengxin.test>',
    subject: '询价：潜水泵 25 台',
    text: '您好，\n\n我们在越南有一个灌溉项目，需要 25 台 5.5 kW 潜水泵，请报 FOB 上海价格和交货期。\n\n谢谢！\n陈伟\n恒信工程有限公司',
  },
  valves: {
    from: '"Mariam Haddad" <mariam@haddad-trading.test>',
    subject: 'Check valves DN80, 200 pieces',
    text: 'Good morning,\n\nplease offer 200 check valves DN80, PN16, stainless steel, for Amman.\nWe would also like a catalogue.\n\nMariam Haddad\nHaddad Trading, Amman, Jordan',
  },
  spam: {
    from: '"Best SEO" <offers@rank-higher.test>',
    subject: 'First page of Google in 30 days',
    text: 'Dear owner, we bring your website to the first page in thirty days. Reply now for a free analysis of your competitors.',
  },
  form: {
    from: '"Tomás Novák" <novak@vodarny.test>',
    subject: 'Booster pumps for a pumping station',
    text: 'Hello,\n\nour waterworks replaces four booster pumps, 45 kW each. The tender closes in three weeks.\nPlease send data sheets and a first price.\n\nTomás Novák, Vodárny Morava',
    html: '<p>Hello,</p><p>our waterworks replaces <b>four booster pumps</b>, 45&nbsp;kW each. The tender closes in three weeks.<br>Please send data sheets and a first price.</p><p>Tomás Novák, Vodárny Morava</p>',
  },
  solar: {
    from: '"Grace Wanjiru" <grace@kilimo-solar.test>',
    subject: 'Solar pumps for 15 villages',
    text: 'Dear team,\n\nwe plan solar pumps for 15 villages in Kenya, each for 30 m³ a day from 60 m.\nWhich model do you suggest, and what is the price for 15 sets CIF Mombasa?\n\nGrace Wanjiru\nKilimo Solar, Nairobi',
  },
  /** For the rule about product A that comes with every team. */
  productA: {
    from: '"Youssef Amrani" <y.amrani@atlas-agri.test>',
    subject: 'Delivery of product A, 60 pieces',
    text: 'Hello,\n\nwe would like 60 pieces of product A for our farms near Meknes.\nHow soon could they reach Casablanca, and on what terms?\n\nBest regards\nYoussef Amrani\nAtlas Agri SARL, Casablanca, Morocco',
  },
} as const satisfies Record<string, Letter>;

/** What the button "A customer writes" sends, one after the other. */
export const coming: readonly Letter[] = [
  letters.solar,
  letters.form,
  letters.chinese,
  letters.valves,
  letters.productA,
];
