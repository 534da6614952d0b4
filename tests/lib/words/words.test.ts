import { describe, expect, test } from 'vitest';
import { Refusal } from '#lib/domain/refusal.ts';
import { MemberId } from '#lib/domain/ids.ts';
import { preferredLanguage } from '#lib/words/language.ts';
import { countryName, languageName, listOf } from '#lib/words/names.ts';
import { sayRefusal } from '#lib/words/say-refusal.ts';
import { sentences } from '#lib/words/sentences.ts';
import { wordsFor } from '#lib/words/words.ts';
import { spaced } from '#lib/words/zh/spaced.ts';

type Said = (...given: unknown[]) => unknown;

/** A function's text: with its own placeholders, or with a word of a closed list (role, outcome) where it wants one. */
function said(text: Said): unknown {
  const facts = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
  if (/^\(\s*\{|^\(facts/.test(String(text))) return text(facts);
  const given = Array.from({ length: text.length }, (_, index) => `{${index}}`);
  const tries = [given];
  for (const word of ['admin', 'won']) {
    tries.push(...given.map((_, index) => given.with(index, word)));
  }
  for (const words of tries) {
    try {
      const answer = text(...words);
      if (!JSON.stringify(answer).includes('undefined')) return answer;
    } catch {
      // One of its words is of a list.
    }
  }
  throw new Error(`no text came of ${String(text)}`);
}

/** Every text with its key. */
function texts(value: unknown, key: string): [string, string][] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value === 'function') return texts(said(value as Said), key);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, `${key}.${name}`));
}

const english = texts(wordsFor('en'), 'en');
const chinese = texts(wordsFor('zh'), 'zh');

test('the two languages have the same keys', () => {
  const keys = (of: [string, string][]) => of.map(([key]) => key.replace(/^../, '')).toSorted();
  expect(keys(chinese)).toEqual(keys(english));
  expect(english.length).toBeGreaterThan(300);
});

test('calm: no exclamation, no apology, no emoji, no scolding', () => {
  const loud = [...english, ...chinese].filter(([, text]) =>
    /[!！]|\b(oops|sorry|error|invalid|failed)\b|抱歉|错误|非法|\p{Extended_Pictographic}/iu.test(
      text,
    ),
  );
  expect(loud).toEqual([]);
});

test('Chinese is written in Chinese, with full-width punctuation', () => {
  // Names of products, words that travel, and examples.
  const same = /gmail$|roundcube$|outlookPrivate$|attachment$|[hH]int$/;
  const left = chinese.filter(
    ([key, text]) =>
      /\p{Script=Latin}/u.test(text.replace(/\{\w+\}/g, '')) &&
      !/\p{Script=Han}/u.test(text) &&
      !same.test(key),
  );
  expect(left).toEqual([]);
  expect(chinese.filter(([, text]) => /\p{Script=Han}[,;:?]|你/u.test(text))).toEqual([]);
});

test('Chinese sentences keep a space beside Latin words and none beside Chinese', () => {
  expect(spaced`${'王磊'}${'3 分钟前'}已认领。`).toBe('王磊 3 分钟前已认领。');
  expect(spaced`${'Linda Chen'}${'10:02'}已认领。`).toBe('Linda Chen 10:02 已认领。');
  expect(spaced`${'王磊'}${'刚刚'}已认领。`).toBe('王磊刚刚已认领。');
  expect(spaced`${1200} 项操作`).toBe('1,200 项操作');
  expect(spaced`加入${'Acme'}（${'Acme'}）`).toBe('加入 Acme（Acme）');
});

test('sentences join with a space in English and without one in Chinese', () => {
  expect(sentences('One.', '', 'Two.')).toBe('One. Two.');
  expect(sentences('离线。', '列表截至 09:51。')).toBe('离线。列表截至 09:51。');
});

test('counts agree', () => {
  const { off, who } = wordsFor('en');
  expect(off.waiting(1)).toEqual({
    lead: '1 action waits.',
    rest: 'It goes out when you are back; you will be told if someone was first.',
  });
  expect(off.waiting(1200).lead).toBe('1,200 actions wait.');
  expect(who.viewing('Wang Lei and Sun Yue', 2)).toBe('Wang Lei and Sun Yue are viewing this');
  expect(who.viewing('Wang Lei', 1)).toBe('Wang Lei is viewing this');
});

describe('refusals', () => {
  const now = new Date('2026-11-24T02:05:00Z');
  const wang = MemberId.parse('019aa000-0000-7000-8000-000000000001');
  const reader = (language: 'en' | 'zh') => ({
    words: wordsFor(language),
    moment: { now, zone: 'Asia/Shanghai', language },
    nameOf: () => (language === 'zh' ? '王磊' : 'Wang Lei'),
  });
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  const said = (refusal: Refusal, language: 'en' | 'zh') => {
    const { lead, rest } = sayRefusal(refusal, reader(language));
    return plain(`${lead}|${rest}`);
  };

  test('say who, when and what became of the action', () => {
    const at = new Date('2026-11-24T02:02:00Z');
    const taken: Refusal = { code: 'already-claimed', memberId: wang, at };
    expect(said(taken, 'en')).toBe('Wang Lei claimed this 3 minutes ago.|Your claim was undone.');
    expect(said(taken, 'zh')).toBe('王磊 3 分钟前已认领。|您的认领已撤销。');
  });

  test('name nobody where nobody is known', () => {
    const closed: Refusal = { code: 'closed', memberId: null, at: null };
    expect(said(closed, 'en')).toBe('This is closed.|Reopen it first.');
    expect(said(closed, 'zh')).toBe('此询盘已结案。|请先重新打开。');
    const answered: Refusal = { code: 'already-answered', memberId: null, at: now };
    expect(said(answered, 'en')).toBe('This was answered just now.|');
  });

  test('have words for every code of the closed list', () => {
    const codes = Refusal.def.options.map((option) => option.shape.code.def.values[0]);
    for (const language of ['en', 'zh'] as const) {
      expect(Object.keys(wordsFor(language).refusal).toSorted()).toEqual(codes.toSorted());
    }
  });
});

test('the language is the first that is spoken here', () => {
  expect(preferredLanguage(['de-DE', 'zh-TW', 'en'])).toBe('zh');
  expect(preferredLanguage(['en-US', 'zh'])).toBe('en');
  expect(preferredLanguage(['zhx', 'fr'])).toBe('en');
});

test('names of languages and countries, and a malformed code as itself', () => {
  expect(languageName('es', 'zh')).toBe('西班牙语');
  expect(languageName('es', 'en')).toBe('Spanish');
  expect(countryName('NG', 'en')).toBe('Nigeria');
  expect(countryName('', 'en')).toBe('');
  expect(languageName('not a tag', 'en')).toBe('not a tag');
  expect(listOf(['王磊', '孙悦', '何军'], 'zh')).toBe('王磊、孙悦和何军');
});
