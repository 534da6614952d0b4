import { createContext, type ComponentChildren } from 'preact';
import { useContext, useLayoutEffect, useMemo } from 'preact/hooks';
import { language as languageSetting } from '#lib/settings/settings.ts';
import { type Language, preferredLanguage, tagOf } from '#lib/words/language.ts';
import type { Moment } from '#lib/words/times.ts';
import { type Words, wordsFor } from '#lib/words/words.ts';
import { useNow } from './now.ts';
import { useSetting } from './setting.ts';

/** How to speak to this person. */
export interface Speech {
  words: Words;
  language: Language;
  /** BCP 47, for `lang` and `Intl`. */
  tag: string;
  /** IANA zone of the person's clock. */
  zone: string;
}

const Context = createContext<Speech | null>(null);

interface SpeechProps {
  language: Language;
  zone?: string;
  children: ComponentChildren;
}

/** Speaks this language, and says so in `<html lang>`. */
export function SpeechProvider({ language, zone, children }: SpeechProps) {
  const speech = useMemo(() => {
    const own = zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { words: wordsFor(language), language, tag: tagOf(language), zone: own };
  }, [language, zone]);
  useLayoutEffect(() => {
    document.documentElement.lang = speech.tag;
  }, [speech]);
  return <Context.Provider value={speech}>{children}</Context.Provider>;
}

/** Speaks the language of the setting, else the browser's. Shows nothing until the setting is read: no flash of another language. */
export function WordsProvider({ children }: { children: ComponentChildren }) {
  const [chosen] = useSetting(languageSetting);
  if (chosen === undefined) return null;
  return (
    <SpeechProvider language={chosen ?? preferredLanguage(navigator.languages)}>
      {children}
    </SpeechProvider>
  );
}

export function useWords(): Speech {
  const speech = useContext(Context);
  if (!speech) throw new Error('There is no WordsProvider above this component.');
  return speech;
}

/** What times are told against. */
export function useMoment(): Moment {
  const { zone, language } = useWords();
  const now = useNow();
  return { now, zone, language };
}
