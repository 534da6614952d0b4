import { expect, test } from 'vitest';
import { unsaidWords } from './unsaid-words.ts';

const words = {
  due: { by: 'By', over: 'Over' },
  pages: { home: { title: 'Home', line: 'Welcome' } },
  outcome: { won: 'Won', lost: 'Lost' },
};
const all = ['due.by', 'due.over', 'pages.home.title', 'pages.home.line'];
const outcomes = ['outcome.won', 'outcome.lost'];
const unsaid = (text: string, path = 'components/inquiry/A.tsx'): string[] =>
  unsaidWords(new Map([[path, text]]), words);
/** All of them but these. */
const but = (...said: string[]) => [...all, ...outcomes].filter((word) => !said.includes(word));

test.each<[string, string, string[]]>([
  ['nothing', '', []],
  ['a word by its whole path', 'words.due.by;', ['due.by']],
  ['a word behind something else', `visit.words.pages.home['title'];`, ['pages.home.title']],
  ['a language’s', `wordsFor('en').due.over;`, ['due.over']],
  ['through a variable', 'const say = words.due; say.by;', ['due.by']],
  ['taken apart', 'const { by, ...rest } = reader.words.due;', ['due.by']],
  [
    'taken apart in depth, under other names',
    'const { words: { pages: { home } } } = reader; const { title: name } = home;',
    ['pages.home.title'],
  ],
  ['in a function that is given a section', `const f = (s: Words['due']) => s.by;`, ['due.by']],
  [
    'one name for several sections, each in its function',
    `function f() { const s = words.due; s.by } function g() { const s = words.pages.home; s.line }`,
    ['due.by', 'pages.home.line'],
  ],
  ['whichever of a closed list', 'words.outcome[how];', outcomes],
  ['a section handed on, by name', 'g(words.due); function g(x) { x.over }', ['due.over']],
])('%s', (_what, text, said) => {
  expect(unsaid(text)).toEqual(but(...said));
});

test.each<[string, string]>([
  ['a comment', '// words.due.by'],
  ['the same name elsewhere', 'const by = 1; order.by; ({ over: by });'],
  ['a section that is only taken', 'const say = words.due;'],
  ['another section’s word of that name', 'const { title } = words.due;'],
])('is not fooled by %s', (_what, text) => {
  expect(unsaid(text)).toEqual(but());
});

test('neither its own line nor a test says a word; another word made of it does', () => {
  const state = `export const due = { by: 'By', over: 'Over' };`;
  expect(unsaid(state, 'lib/words/en/state.ts')).toEqual(but());
  expect(unsaid('words.due.by;', 'tests/components/a.test.ts')).toEqual(but());
  const timeline = `import { due as d } from './state.ts'; export const line = { late: d.over };`;
  expect(unsaid(timeline, 'lib/words/en/timeline.ts')).toEqual(but('due.over'));
});
