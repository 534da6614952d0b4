import { expect, test } from 'vitest';
import { chooseVariant } from '#lib/domain/templates/choose.ts';

const of = (fallback: string, ...languages: string[]) => ({
  variants: languages.map((language) => ({ language, body: language })),
  fallback,
});

test.each([
  ['es', ['en', 'es'], 'es', false],
  ['es-MX', ['en', 'es'], 'es', false],
  ['es-MX', ['en', 'es-ES'], 'es-ES', false],
  ['es-MX', ['es', 'es-MX', 'en'], 'es-MX', false],
  ['es-AR', ['es-MX', 'es', 'en'], 'es-MX', false],
  ['pt', ['en', 'pt-BR'], 'pt-BR', false],
  ['ES_mx', ['en', 'es-MX'], 'es-MX', false],
  ['zh', ['en', 'zh-CN'], 'zh-CN', false],
  ['zh-CN', ['en', 'zh-TW', 'zh'], 'zh', false],
  ['zh-TW', ['en', 'zh'], 'zh', false],
  ['zh-TW', ['en', 'zh', 'zh-Hant'], 'zh-Hant', false],
  ['zh-HK', ['zh-CN', 'zh-TW'], 'zh-TW', false],
  ['zh-Hans-SG', ['zh-TW', 'zh-CN'], 'zh-CN', false],
  ['de', ['en', 'es'], 'en', true],
  ['de', ['es', 'en-GB'], 'en-GB', true],
  ['de', ['es', 'fr'], 'es', true],
  [null, ['es', 'en'], 'en', true],
  ['', ['es', 'en'], 'en', true],
  ['e', ['es', 'en'], 'en', true],
])('%s of %j is %s', (language, languages, expected, isFallback) => {
  const chosen = chooseVariant(of('en', ...languages), language);
  expect(chosen).toEqual({ variant: { language: expected, body: expected }, isFallback });
});

test('a customer who reads the fallback reads no fallback', () => {
  expect(chooseVariant(of('en', 'es', 'en'), 'en-US')?.isFallback).toBe(false);
});

test('no variants, no choice', () => {
  expect(chooseVariant(of('en'), 'en')).toBeNull();
});
