import { describe, expect, it } from 'vitest';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Condition } from '#lib/domain/rule.ts';
import type { RuleFacts } from '#lib/domain/rules/facts.ts';
import { whyMatched } from '#lib/domain/rules/why.ts';
import { ruleFacts } from '#tests/support/rule-facts.ts';
import { aRule, idOf } from '#tests/support/rows.ts';

type Plain = Condition extends infer C ? (C extends Condition ? Omit<C, 'not'> : never) : never;

function does(condition: Plain, facts: Partial<RuleFacts>, not = false): boolean {
  const rule = aRule({ conditions: [{ ...condition, not } as Condition] });
  return whyMatched(rule, ruleFacts(facts)) !== null;
}

const linda = idOf<MemberId>('Linda');
const wang = idOf<MemberId>('Wang');
const night = { kind: 'hour', from: '22:00', to: '06:00', timeZone: 'Asia/Shanghai' } as const;

describe('conditions', () => {
  const cases: [string, Plain, Partial<RuleFacts>, boolean][] = [
    [
      'an alias',
      { kind: 'mailbox', any: ['Sales@Acme.test'] },
      { addresses: ['info@acme.test', 'sales@acme.test'] },
      true,
    ],
    ['another address', { kind: 'mailbox', any: ['sales@acme.test'] }, {}, false],
    ['subject only', { kind: 'words', where: 'subject', any: ['quote'] }, {}, false],
    ['body', { kind: 'words', where: 'body', any: ['offer', 'quote'] }, {}, true],
    ['anywhere', { kind: 'words', where: 'anywhere', any: ['pumps'] }, { body: '' }, true],
    ['a language with its region', { kind: 'language', any: ['es'] }, { language: 'es-MX' }, true],
    [
      'a language of another script',
      { kind: 'language', any: ['zh-Hant'] },
      { language: 'zh' },
      false,
    ],
    [
      'a language that only begins alike',
      { kind: 'language', any: ['e'] },
      { language: 'es' },
      false,
    ],
    ['no language', { kind: 'language', any: ['es'] }, { language: null }, false],
    ['a country', { kind: 'country', any: ['de', 'AT'] }, {}, true],
    ['no country', { kind: 'country', any: ['DE'] }, { country: null }, false],
    ['a region', { kind: 'region', any: ['europe'] }, {}, true],
    ['another region', { kind: 'region', any: ['africa', 'oceania'] }, {}, false],
    ['a region of no country', { kind: 'region', any: ['europe'] }, { country: null }, false],
    ['a channel', { kind: 'channel', any: ['form', 'direct'] }, {}, true],
    ['a product word', { kind: 'product', any: ['pump*'] }, { product: 'Centrifugal pumps' }, true],
    ['no product', { kind: 'product', any: ['pumps'] }, {}, false],
    ['an owner', { kind: 'owner', any: [linda] }, { ownerId: linda }, true],
    ['another owner', { kind: 'owner', any: [linda] }, { ownerId: wang }, false],
    ['any owner', { kind: 'owner', any: [] }, { ownerId: wang }, true],
    ['no owner', { kind: 'owner', any: [] }, {}, false],
    ['a new customer', { kind: 'new-customer' }, {}, true],
    ['an attachment', { kind: 'attachment' }, {}, false],
    // 09:00 UTC is 17:00 in Shanghai, on a Monday.
    [
      'in hours',
      { kind: 'hour', from: '17:00', to: '17:01', timeZone: 'Asia/Shanghai', days: [1] },
      {},
      true,
    ],
    [
      'at the end of hours',
      { kind: 'hour', from: '09:00', to: '17:00', timeZone: 'Asia/Shanghai', days: [] },
      {},
      false,
    ],
    [
      'all day',
      { kind: 'hour', from: '08:00', to: '08:00', timeZone: 'Asia/Shanghai', days: [1] },
      {},
      true,
    ],
    [
      'on another day',
      { kind: 'hour', from: '08:00', to: '08:00', timeZone: 'Asia/Shanghai', days: [0] },
      {},
      false,
    ],
    [
      'before midnight',
      { ...night, days: [5] },
      { receivedAt: new Date('2026-11-27T15:00:00Z') },
      true,
    ],
    [
      'after midnight',
      { ...night, days: [5] },
      { receivedAt: new Date('2026-11-27T21:59:00Z') },
      true,
    ],
    [
      'after that night',
      { ...night, days: [5] },
      { receivedAt: new Date('2026-11-27T22:00:00Z') },
      false,
    ],
    [
      'the night before',
      { ...night, days: [5] },
      { receivedAt: new Date('2026-11-26T21:00:00Z') },
      false,
    ],
    [
      'no such zone',
      { kind: 'hour', from: '00:00', to: '00:00', timeZone: 'Mars/Base', days: [] },
      {},
      false,
    ],
  ];

  it.each(cases)('%s', (_name, condition, facts, expected) => {
    expect(does(condition, facts)).toBe(expected);
    expect(does(condition, facts, true)).toBe(!expected);
  });

  it('must all hold, and none at all always does', () => {
    const [first, second] = [
      { kind: 'new-customer', not: false },
      { kind: 'attachment', not: false },
    ] as const;
    expect(whyMatched(aRule({ conditions: [first, second] }), ruleFacts())).toBeNull();
    expect(whyMatched(aRule({ conditions: [] }), ruleFacts())).toEqual([]);
  });

  it('says which phrase met it, and where', () => {
    const rule = aRule({
      conditions: [
        { kind: 'words', not: false, where: 'anywhere', any: ['offer', '“Quote”', 'quote'] },
        { kind: 'region', not: false, any: ['africa', 'europe'] },
      ],
    });
    expect(whyMatched(rule, ruleFacts())).toMatchObject([
      { where: 'body', met: 'quote', isUnknown: false },
      { where: null, met: 'europe', isUnknown: false },
    ]);
  });

  it('says what cannot be known where only the beginning of a mail is left', () => {
    const rule = aRule({
      conditions: [{ kind: 'words', not: true, where: 'body', any: ['invoice'] }],
    });
    expect(whyMatched(rule, ruleFacts({ isCut: true }))).toMatchObject([{ isUnknown: true }]);
    expect(whyMatched(rule, ruleFacts())).toMatchObject([{ isUnknown: false }]);
    expect(whyMatched(rule, ruleFacts({ isCut: true, body: 'invoice' }))).toBeNull();
  });
});
