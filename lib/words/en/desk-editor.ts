import type { Purpose } from '#lib/domain/template.ts';
import type { Problem } from '#lib/domain/templates/problem.ts';

/** The room of templates. */
export const editor = {
  line: 'Texts with variables, in as many languages as your customers read.',
  add: 'New template',
  none: 'No templates yet',
  noneLine: 'Write the first, and everybody finds it beside the mail.',
  noneOf: 'None yet.',
  gone: 'This template was removed.',
  purposes: {
    acknowledgement: 'Acknowledgement',
    'hand-off': 'Hand-off',
    reply: 'Reply',
  } satisfies Record<Purpose, string>,
  purposeLine: {
    acknowledgement: 'Goes out by itself within a minute. Each mailbox says which one, and when.',
    'hand-off': 'The opening of whoever takes over, sent from their own mailbox.',
    reply: 'Offered in the sidebar while somebody writes.',
  } satisfies Record<Purpose, string>,
  newTitle: 'New template',
  editTitle: 'Edit this template',
  name: 'Name',
  needsName: 'Give it a name, so that it can be found.',
  purpose: 'What it is for',
  languages: 'Languages of this template',
  fallbackTab: (language: string) => `${language} · otherwise`,
  text: 'Text',
  needsText: 'Write a text, or remove this language.',
  insert: 'Insert a variable…',
  problems: 'What cannot be read',
  /** `instead`: what would be right, joined; '' where nobody can tell. */
  problem: (line: number, what: string, instead: string) =>
    `Line ${line}: ${what}${instead && ` Try ${instead}.`}`,
  problemIs: {
    'too-long': () => 'the text is too long; 10,000 characters fit.',
    'unknown-variable': (found) => `there is no variable “${found}”.`,
    'unknown-filter': (found) => `there is no filter “${found}”.`,
    'unknown-tag': (found) => `“${found}” is not available here.`,
    syntax: (found) => `this cannot be read: ${found}.`,
    'too-much': () => 'this would make a text longer than any mail.',
  } satisfies Record<Problem['kind'], (found: string) => string> as Record<
    Problem['kind'],
    (found: string) => string
  >,
  addLanguage: 'Another language',
  chooseLanguage: 'Add a language…',
  addLanguageHint: 'Begins with the text of the other one, for you to translate.',
  removeLanguage: (language: string) => `Remove ${language}`,
  removeLanguageSure: (language: string) => `Remove the text in ${language}?`,
  fallback: 'For every other language',
  fallbackHint: "Used where the customer's language has no text of its own.",
  removeSure: (name: string) => `Remove “${name}” in all its languages?`,
  removeYes: 'Remove the template',
  sample: {
    heading: 'As a customer reads it',
    cannot: 'Set right what is marked to see how it reads.',
  },
};
