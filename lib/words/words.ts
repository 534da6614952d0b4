import type { Language } from './language.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Every word we show or send. English is the shape; the other languages are typed against it. */
export type Words = typeof en;

const all: Record<Language, Words> = { en, zh };

/** All words of one language. */
export function wordsFor(language: Language): Words {
  return all[language];
}
