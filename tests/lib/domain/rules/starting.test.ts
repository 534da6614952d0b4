import { describe, expect, it } from 'vitest';
import type { RuleId } from '#lib/domain/ids.ts';
import { Rule } from '#lib/domain/rule.ts';
import { problemsOf } from '#lib/domain/rules/problems.ts';
import { routeOf } from '#lib/domain/rules/route-of.ts';
import { startingRules } from '#lib/domain/rules/starting.ts';
import { ruleFacts } from '#tests/support/rule-facts.ts';
import { aMember, idOf, morning } from '#tests/support/rows.ts';

const members = [aMember('Linda'), aMember('Max', 'manager')];
const shipped = (language: 'en' | 'zh') =>
  startingRules(language).map((rule, n) => ({ ...rule, id: idOf<RuleId>(`rule ${n}`), seq: 1 }));
const routed = (body: string, language: 'en' | 'zh' = 'en') =>
  routeOf(shipped(language), ruleFacts({ subject: 'Hello', body }), { members, now: morning });

describe('the rules a team begins with', () => {
  it.each(['en', 'zh'] as const)(
    'can be saved and have no problem but an unfinished one (%s)',
    (language) => {
      const rules = shipped(language);
      for (const rule of rules) expect(Rule.parse(rule)).toEqual(rule);
      expect(rules.map((rule) => [rule.active, problemsOf(rule, rules, members)])).toEqual([
        [false, [{ kind: 'hands-off-to-nobody' }]],
        [true, []],
      ]);
    },
  );

  it.each([
    'Could you quote forty pumps?',
    'Please send your quotation.',
    '请报价 40 台水泵。',
    '請盡快報價',
    'Necesitamos una cotización de 40 bombas.',
    'Bitte senden Sie uns ein Angebot.',
    'Pouvez-vous nous envoyer un devis ?',
    'Vorremmo un preventivo per 40 pompe.',
    'Gostaríamos de um orçamento.',
    'Просим выслать коммерческое предложение',
    '40台のお見積もりをお願いします。',
    '견적을 부탁드립니다.',
    'نرجو إرسال عرض سعر',
  ])('%s: high intent, and the managers are told', (body) => {
    expect(routed(body)).toMatchObject({
      tags: ['high intent'],
      priority: 'high',
      hours: { viewHours: 4, replyHours: 24 },
      notify: [idOf('Max')],
      assign: null,
      handOff: null,
    });
    expect(routed(body, 'zh').tags).toEqual(['高意向']);
  });

  it.each(['Where is my order 4711?', 'He wrote, unquoted: hello', 'Thank you, received.'])(
    '%s: nothing',
    (body) => {
      expect(routed(body).rules).toEqual([]);
    },
  );

  it('hands product A to whom somebody chose', () => {
    const rules = shipped('en').map((rule, n) => ({
      ...rule,
      active: true,
      effects: [
        ...(n === 0
          ? [
              {
                kind: 'assign' as const,
                to: { kind: 'member' as const, memberId: idOf<never>('Linda') },
              },
            ]
          : []),
        ...rule.effects,
      ],
    }));
    const route = routeOf(rules, ruleFacts({ subject: 'Re: Product-A, 40 pcs', body: '' }), {
      members,
      now: morning,
    });
    expect(route.assign?.to).toEqual({ kind: 'member', memberId: idOf('Linda') });
    expect(route.handOff).not.toBeNull();
  });
});
