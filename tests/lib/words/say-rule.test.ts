import { describe, expect, it } from 'vitest';
import type { MemberId, TemplateId } from '#lib/domain/ids.ts';
import type { Condition, Effect } from '#lib/domain/rule.ts';
import { whyMatched } from '#lib/domain/rules/why.ts';
import type { Language } from '#lib/words/language.ts';
import { sayReason, sayRule, sayRuleProblem, type RuleReader } from '#lib/words/say-rule.ts';
import { wordsFor } from '#lib/words/words.ts';
import { ruleFacts } from '#tests/support/rule-facts.ts';
import { aRule, idOf, morning } from '#tests/support/rows.ts';

const linda = idOf<MemberId>('Linda');
const wang = idOf<MemberId>('Wang');
const names = new Map([
  [linda, 'Linda'],
  [wang, '王磊'],
]);
const opening = idOf<TemplateId>('opening');

function reader(language: Language): RuleReader {
  return {
    words: wordsFor(language),
    moment: { now: morning, zone: 'Asia/Shanghai', language },
    nameOf: (id) => names.get(id) ?? '?',
    templateName: (id) => (id === opening ? 'Opening' : null),
  };
}
function say(language: Language, conditions: Condition[], effects: Effect[], goesOn = true) {
  return sayRule(aRule({ conditions, effects, goesOn }), reader(language));
}

const subject = (...any: string[]): Condition => ({
  kind: 'words',
  not: false,
  where: 'subject',
  any,
});
const toLinda: Effect = { kind: 'assign', to: { kind: 'member', memberId: linda } };

describe('a rule as a sentence', () => {
  it('in English', () => {
    expect(
      say(
        'en',
        [subject('product A', 'product B'), { kind: 'country', not: true, any: ['DE', 'AT'] }],
        [
          toLinda,
          { kind: 'tag', tags: ['high intent'] },
          { kind: 'priority', priority: 'high', hours: { viewHours: 1, replyHours: 24 } },
          { kind: 'hand-off', templateId: opening },
        ],
        false,
      ),
    ).toBe(
      'Subject contains “product A” or “product B”, and it is not from Germany or Austria: gives it to Linda, ' +
        'tags it “high intent”, gives it high priority, wants a look within 1 hour and an answer within 24 hours, ' +
        'hands it off at once with “Opening”, tries no rule below.',
    );
  });

  it('in Chinese', () => {
    expect(
      say(
        'zh',
        [subject('产品A', 'product A'), { kind: 'new-customer', not: false }],
        [
          toLinda,
          { kind: 'notify', memberIds: [wang, linda] },
          { kind: 'priority', priority: 'high', hours: { viewHours: 4, replyHours: 24 } },
          { kind: 'hand-off', templateId: null },
        ],
      ),
    ).toBe(
      '主题包含“产品A”或“product A”，并且客户首次来信：交给 Linda，通知王磊和Linda，优先级设为高，要求 4 小时内查看、24 小时内回复，立即交接。',
    );
  });

  it('names the first of a long list and counts the others, but never a single one', () => {
    const short = (language: Language, ...phrases: string[]) => {
      const rule = aRule({ conditions: [subject(...phrases)], effects: [toLinda], goesOn: true });
      return sayRule(rule, reader(language), 2);
    };
    expect(short('en', 'a', 'b', 'c', 'd')).toBe(
      'Subject contains “a”, “b” or 2 others: gives it to Linda.',
    );
    expect(short('zh', 'a', 'b', 'c', 'd')).toBe('主题包含“a”、“b”或另外 2 个：交给 Linda。');
    expect(short('en', 'a', 'b', 'c')).toBe('Subject contains “a”, “b” or “c”: gives it to Linda.');
  });

  const rest: [Condition[], Effect[], string, string][] = [
    [
      [],
      [{ kind: 'dismiss' }],
      'Every inquiry: closes it as not an inquiry.',
      '所有询盘：按“不是询盘”结案。',
    ],
    [
      [{ kind: 'owner', not: true, any: [] }],
      [{ kind: 'assign', to: { kind: 'round-robin', memberIds: [linda, wang] } }],
      'The customer has no owner: gives it to Linda and 王磊 in turn.',
      '客户还没有人跟进：轮流交给 Linda和王磊。',
    ],
    [
      [{ kind: 'region', not: false, any: ['europe', 'middle-east'] }],
      [{ kind: 'assign', to: { kind: 'least-loaded', memberIds: [linda, wang] } }],
      'It is from Europe or the Middle East: gives it to whoever of Linda and 王磊 holds least.',
      '来自欧洲或中东：交给 Linda和王磊中手上最少的人。',
    ],
    [
      [
        {
          kind: 'hour',
          not: false,
          from: '18:00',
          to: '09:00',
          timeZone: 'Asia/Shanghai',
          days: [5, 1],
        },
      ],
      [{ kind: 'assign', to: { kind: 'duty' } }],
      'It comes between 18:00 and 09:00 (China Standard Time), Mon and Fri: gives it to whoever is on duty.',
      '周一和周五 18:00 至 09:00（中国标准时间）之间来信：交给当天值班的人。',
    ],
    [
      [
        { kind: 'mailbox', not: false, any: ['sales@acme.test'] },
        { kind: 'language', not: false, any: ['es', 'pt'] },
        { kind: 'channel', not: false, any: ['form'] },
        { kind: 'attachment', not: true },
      ],
      [{ kind: 'suggest-template', templateId: opening }],
      'It came to sales@acme.test, and it is in Spanish or Portuguese, and its channel is website form, and nothing is attached: suggests the template “Opening”.',
      '发到 sales@acme.test，并且语言是西班牙语或葡萄牙语，并且渠道是官网表单，并且没有附件：建议模板“Opening”。',
    ],
    [
      [{ kind: 'product', not: false, any: ['pump*'] }],
      [
        { kind: 'assign', to: { kind: 'owner' } },
        { kind: 'notify', memberIds: [] },
      ],
      'The product contains “pump*”: gives it to the customer’s owner, tells the managers.',
      '产品包含“pump*”：交给客户的跟进人，通知主管。',
    ],
  ];

  it.each(rest)('%j %j', (conditions, effects, english, chinese) => {
    expect(say('en', conditions, effects)).toBe(english);
    expect(say('zh', conditions, effects)).toBe(chinese);
  });
});

describe('why a rule matched', () => {
  const rule = aRule({
    conditions: [
      { kind: 'words', not: false, where: 'anywhere', any: ['offer', 'quote'] },
      { kind: 'country', not: false, any: ['AT', 'DE'] },
      { kind: 'attachment', not: true },
    ],
  });
  const said = (language: Language, facts = ruleFacts()) =>
    whyMatched(rule, facts)?.map((reason) => sayReason(reason, reader(language)));

  it('names the one of many that it was', () => {
    expect(said('en')).toEqual([
      'text contains “quote”',
      'it is from Germany',
      'nothing is attached',
    ]);
    expect(said('zh')).toEqual(['正文包含“quote”', '来自德国', '没有附件']);
  });

  it('says what cannot be known', () => {
    const cut = ruleFacts({ body: 'Dear all', isCut: true });
    expect(said('en', cut)?.[0]).toBe(
      'perhaps: subject or text contains “offer” or “quote” (only the beginning of the text is kept)',
    );
  });
});

it('says each problem', () => {
  const other = { id: idOf<never>('other'), name: 'Pumps' };
  expect(sayRuleProblem({ kind: 'never-reached', behind: other }, reader('en'))).toBe(
    'Never reached: “Pumps” meets all that this one does, and tries no rule below.',
  );
  expect(sayRuleProblem({ kind: 'member-gone', memberId: linda }, reader('zh'))).toBe(
    'Linda 已不在团队中，会被跳过。',
  );
});
