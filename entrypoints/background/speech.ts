import { browser } from 'wxt/browser';
import { language } from '#lib/settings/settings.ts';
import { preferredLanguage } from '#lib/words/language.ts';
import type { Moment } from '#lib/words/times.ts';
import { wordsFor, type Words } from '#lib/words/words.ts';

/** The words of the person's language, and what times are told against. */
export interface Speech {
  words: Words;
  moment: Moment;
}

export async function speech(now: Date): Promise<Speech> {
  const chosen = (await language.read()) ?? preferredLanguage([browser.i18n.getUILanguage()]);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { words: wordsFor(chosen), moment: { now, zone, language: chosen } };
}
