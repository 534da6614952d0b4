import type { Purpose } from '../template.ts';
import { acknowledgements } from './starting/acknowledgements.ts';
import { chinese } from './starting/chinese.ts';
import { english } from './starting/english.ts';
import { spanish } from './starting/spanish.ts';

/** A template before it has an id. */
export interface StartingTemplate {
  purpose: Purpose;
  name: string;
  variants: { language: string; body: string }[];
  fallback: string;
}

/** The letters shipped, by what they are for. Each language has all of them. */
export interface Letters {
  opening: string;
  firstReply: string;
  holding: string;
}

const NAMES: Record<'en' | 'zh', Letters & { acknowledgement: string }> = {
  en: {
    acknowledgement: 'We have your mail',
    opening: 'I look after your inquiry',
    firstReply: 'First reply with questions',
    holding: 'Answer takes longer',
  },
  zh: {
    acknowledgement: '来信已收到',
    opening: '由我跟进您的询盘',
    firstReply: '首次回复并询问需求',
    holding: '稍后给您答复',
  },
};

/** What a new team begins with, named in the language its members read. */
export function startingTemplates(names: 'en' | 'zh'): StartingTemplate[] {
  return [
    template('hand-off', names, 'opening'),
    template('reply', names, 'firstReply'),
    template('reply', names, 'holding'),
    {
      purpose: 'acknowledgement',
      name: NAMES[names].acknowledgement,
      variants: Object.entries(acknowledgements).map(([language, body]) => ({ language, body })),
      fallback: 'en',
    },
  ];
}

function template(
  purpose: StartingTemplate['purpose'],
  names: 'en' | 'zh',
  letter: keyof Letters,
): StartingTemplate {
  const variants = [
    { language: 'en', body: english[letter] },
    { language: 'zh', body: chinese[letter] },
    { language: 'es', body: spanish[letter] },
  ];
  return { purpose, name: NAMES[names][letter], variants, fallback: 'en' };
}
