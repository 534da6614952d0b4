import type { Language } from '#lib/domain/member.ts';
import { wordsFor, type Words } from '#lib/words/words.ts';
import { accountsOf, mailbox, persons, type Person } from './people.ts';
import { folders, type Folder } from './store.ts';

/** What a page of the practice webmail shows, all of it in its address. */
export interface View {
  person: Person;
  account: string;
  folder: Folder;
  uid: number | null;
  language: Language;
  theme: 'light' | 'dark';
  words: Words;
}

export const root = '/practice/';

/** Reads it from an address; what is not there or makes no sense is what a newcomer sees first. */
export function readView(query: (name: string) => string | undefined, language: Language): View {
  const person = persons.find((one) => one === query('as')) ?? 'linda';
  const asked = query('account') ?? '';
  const isOther = !accountsOf(person).includes(asked);
  // A link to somebody's own mail is opened as that person.
  const owner = isOther ? persons.find((one) => accountsOf(one).includes(asked)) : person;
  const spoken = query('language');
  const chosen = spoken === 'en' || spoken === 'zh' ? spoken : language;
  return {
    person: owner ?? person,
    account: owner ? asked : mailbox.address,
    folder: folders.find((one) => one === query('folder')) ?? 'INBOX',
    uid: /^[1-9]\d{0,8}$/.test(query('uid') ?? '') ? Number(query('uid')) : null,
    language: chosen,
    theme: query('theme') === 'dark' ? 'dark' : 'light',
    words: wordsFor(chosen),
  };
}

/** The address of this view, changed as told. */
export function addressOf(view: View, over: Partial<View> = {}, path = root): string {
  const { person, account, folder, uid, language, theme } = { ...view, ...over };
  const question = new URLSearchParams({ as: person, account, folder, language, theme });
  if (uid !== null) question.set('uid', String(uid));
  return `${path}?${question}`;
}
