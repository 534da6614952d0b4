import type { RuleId } from '#lib/domain/ids.ts';
import type { Condition, Rule } from '#lib/domain/rule.ts';
import type { RuleFacts } from '#lib/domain/rules/facts.ts';
import { routeOf } from '#lib/domain/rules/route-of.ts';
import { startingRules } from '#lib/domain/rules/starting.ts';
import { aMember, aRule, idOf, morning } from '#tests/support/rows.ts';
import { ruleFacts } from '#tests/support/rule-facts.ts';

/** Milliseconds for 1,000 inquiries through 200 rules, and for merely looking for each of their phrases with `includes`. */
export interface RulesFigures {
  rules_ms: number;
  includes_ms: number;
  /** How many inquiries met a rule, so that the figure is of something. */
  matched: number;
}

const rulesCount = 200;
const inquiriesCount = 1000;

const said: readonly (readonly [language: string, country: string, text: string])[] = [
  [
    'en',
    'NG',
    'Dear sir, we are a distributor of irrigation equipment and need pumps for a project.',
  ],
  ['es', 'MX', 'Estimados señores, somos distribuidores de equipos de riego y necesitamos bombas.'],
  [
    'de',
    'DE',
    'Sehr geehrte Damen und Herren, für ein Projekt in Süddeutschland benötigen wir Pumpen.',
  ],
  ['zh', 'CN', '您好，我们是灌溉设备的经销商，项目上需要一批水泵，请告知交货期与付款方式。'],
  [
    'ru',
    'RU',
    'Добрый день, для проекта орошения нам нужны насосы, просим сообщить сроки поставки.',
  ],
  ['ar', 'EG', 'تحية طيبة، نحن موزعون لمعدات الري ونحتاج إلى مضخات لمشروع جديد.'],
];

/** Rules as a trading company has them: mostly words in one or two places, some with a country or a customer. */
function someRules(): Rule[] {
  const shipped = startingRules('en').map((rule, n) =>
    aRule({ ...rule, id: idOf<RuleId>(`shipped ${n}`) }),
  );
  const rest = Array.from({ length: rulesCount - shipped.length }, (_, n) => {
    const conditions: Condition[] = [
      {
        kind: 'words',
        not: n % 7 === 0,
        where: (['subject', 'body', 'anywhere'] as const)[n % 3] ?? 'anywhere',
        any: [`product ${n}`, `Modell ${n}`, `型号${n}`, `Größe ${n} mm`, `насос* ${n}`],
      },
      ...(n % 4 === 0
        ? [{ kind: 'country' as const, not: false, any: ['NG', 'MX', 'DE', 'EG'] }]
        : []),
      ...(n % 5 === 0 ? [{ kind: 'new-customer' as const, not: false }] : []),
    ];
    return aRule({
      id: idOf<RuleId>(`rule ${n}`),
      name: `Rule ${n}`,
      position: 1000 + n,
      conditions,
    });
  });
  return [...shipped, ...rest];
}

/** Mails of about two kilobytes. */
function someInquiries(): RuleFacts[] {
  return Array.from({ length: inquiriesCount }, (_, n) => {
    const [language, country, text] = said[n % said.length] ?? ['en', 'NG', ''];
    const ask = n % 3 === 0 ? 'Please quote.' : n % 11 === 0 ? '请报价。' : '';
    const body = `${`${text} Ref ${n}. `.repeat(Math.ceil(2000 / text.length))}${ask}`;
    const subject = `Inquiry: product ${n % 400}, 40 pcs`;
    return ruleFacts({ subject, body, language, country, isNewCustomer: n % 2 === 0 });
  });
}

/** The median of five runs after one to warm up. */
function measure(run: () => void): number {
  run();
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return Math.round(times.toSorted((a, b) => a - b)[2] ?? 0);
}

export function measureRules(): RulesFigures {
  const inquiries = someInquiries();
  const members = [aMember('Linda'), aMember('Max', 'manager')];
  const people = { members, now: morning };
  let matched = 0;
  // A new list each time, so that preparing the rules is part of it.
  const rules_ms = measure(() => {
    const rules = someRules();
    const routes = inquiries.map((facts) => routeOf(rules, facts, people));
    matched = routes.filter((route) => route.rules.length > 0).length;
  });
  const phrases = someRules().flatMap(({ conditions }) =>
    conditions.flatMap((one) =>
      one.kind === 'words' ? one.any.map((phrase) => phrase.toLowerCase()) : [],
    ),
  );
  const seen = new Set<string>();
  const includes_ms = measure(() => {
    for (const { subject, body } of inquiries) {
      const text = `${subject}\n${body}`.normalize('NFKC').toLowerCase();
      for (const phrase of phrases) if (text.includes(phrase)) seen.add(phrase);
    }
  });
  return { rules_ms, includes_ms, matched };
}
