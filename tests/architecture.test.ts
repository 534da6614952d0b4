import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '#lib/words/words.ts';
import { importsOfTree } from './support/architecture/imports.ts';
import * as lockfile from './support/architecture/lockfile.ts';
import * as markup from './support/architecture/markup.ts';
import * as rules from './support/architecture/rules.ts';
import { table } from './support/architecture/table.ts';
import { readTree, type Tree } from './support/architecture/tree.ts';
import { unsaidWords } from './support/architecture/unsaid-words.ts';

const tree = await readTree(fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, ''));
const imports = importsOfTree(tree);
const { importsAgainst, ...others } = rules;
const wholeTree = { ...others, ...lockfile, ...markup };

/** Rules read the whole tree, which takes a busy machine longer than a test may by default; in milliseconds. */
const slow = 60_000;

describe('what each folder may import', () => {
  test.each(table)('$room', (row) => {
    expect(importsAgainst(row, imports)).toEqual([]);
  });
});

describe('the tree', () => {
  test.each(Object.entries(wholeTree))(
    '%s',
    (_name, rule) => {
      expect(rule(tree)).toEqual([]);
    },
    slow,
  );

  test(
    'every word is said somewhere',
    () => {
      expect(unsaidWords(tree, wordsFor('en'))).toEqual([]);
    },
    slow,
  );

  test('is not empty', () => {
    expect(imports.length).toBeGreaterThan(50);
  });
});

/** All offences of a small tree, by the import table and by every rule but the one on wxt.config.ts. */
function offences(files: Record<string, string>): string[] {
  const small: Tree = new Map(Object.entries({ 'wxt.config.ts': '  imports: false;', ...files }));
  const found = importsOfTree(small);
  return [
    ...table.flatMap((row) => importsAgainst(row, found)),
    ...Object.values(wholeTree).flatMap((rule) => rule(small)),
  ];
}

const lines = (count: number): string => 'export {};\n'.repeat(count);

describe('the checker finds', () => {
  const planted: [string, RegExp, Record<string, string>][] = [
    [
      'domain that knows another folder',
      /row of lib\/domain/,
      { 'lib/domain/a.ts': `import '#lib/words/en.ts';`, 'lib/words/en.ts': '' },
    ],
    [
      'a type where only nothing is allowed',
      /row of lib\/replica/,
      {
        'lib/replica/a.ts': `import type { B } from '#lib/api/b.ts';`,
        'lib/api/b.ts': 'export type B = 1;',
      },
    ],
    [
      'a value where only types are allowed',
      /row of lib\/words/,
      { 'lib/words/a.ts': `import { b } from '#lib/domain/b.ts';`, 'lib/domain/b.ts': '' },
    ],
    [
      'a dynamic import',
      /row of entrypoints\/webmail\.content/,
      {
        'entrypoints/webmail.content/index.ts': `await import('#lib/replica/a.ts');`,
        'lib/replica/a.ts': '',
      },
    ],
    [
      'a type named by import()',
      /row of server\/services/,
      {
        'server/services/a.ts': `export type T = import('#server/mail/b.ts').B;`,
        'server/mail/b.ts': '',
      },
    ],
    [
      'an extension page that imports the server',
      /row of entrypoints\/popup/,
      { 'entrypoints/popup/main.tsx': `import '#server/app.ts';`, 'server/app.ts': '' },
    ],
    [
      'the server importing what only the browser has',
      /row of server\/main\.ts/,
      { 'server/main.ts': `import '#lib/replica/a.ts';`, 'lib/replica/a.ts': '' },
    ],
    [
      'one thing on screen importing another',
      /row of components\/inquiry/,
      {
        'components/inquiry/a.ts': `import '#components/team/b.ts';`,
        'components/team/b.ts': '',
      },
    ],
    [
      'the worker importing more of a webmail than its address',
      /row of entrypoints\/background/,
      {
        'entrypoints/background/index.ts': `import '#lib/webmails/gmail/read.ts';`,
        'lib/webmails/gmail/read.ts': '',
      },
    ],
    [
      'a route that talks to the database',
      /must not know it/,
      { 'server/routes/a.ts': `import { eq } from 'drizzle-orm';` },
    ],
    ['Node in the browser', /must not know it/, { 'lib/api/a.ts': `import 'node:fs';` }],
    [
      'a relative path out of the folder',
      /begins with #/,
      { 'lib/api/a.ts': `import '../protocol/b.ts';`, 'lib/protocol/b.ts': '' },
    ],
    [
      'a long path inside the folder',
      /is relative/,
      { 'lib/api/a.ts': `import '#lib/api/b.ts';`, 'lib/api/b.ts': '' },
    ],
    ['an import of nothing', /not there/, { 'lib/api/a.ts': `import './gone.ts';` }],
    ['an import nobody can check', /at run time/, { 'lib/api/a.ts': 'await import(`${1}.ts`);' }],
    ['a file outside every folder', /no folder/, { 'lib/stray.ts': '' }],
    [
      'a cycle of types over three files',
      /a\.ts → .*b\.ts → .*c\.ts → .*a\.ts/,
      {
        'lib/api/a.ts': `import type { B } from './b.ts';`,
        'lib/api/b.ts': `export { type C } from './c.ts';`,
        'lib/api/c.ts': `import type { A } from './a.ts';`,
      },
    ],
    ['a wildcard', /everything/, { 'lib/api/a.ts': `export * from './b.ts';`, 'lib/api/b.ts': '' }],
    ['an index', /is an index/, { 'lib/api/index.ts': '' }],
    [
      'an entrypoint that passes on names',
      /is an index/,
      { 'entrypoints/popup/index.ts': `export { a } from './a.ts';`, 'entrypoints/popup/a.ts': '' },
    ],
    ['a long file', /351 lines/, { 'lib/api/a.ts': lines(351) }],
    ['a long entrypoint', /under 40/, { 'entrypoints/popup/main.tsx': lines(40) }],
    ['a drawer', /does not say/, { 'lib/api/types.ts': '' }],
    ['a drawer in a longer name', /does not say/, { 'lib/api/string-utils.ts': '' }],
    ['a folder as a drawer', /does not say/, { 'lib/api/common/a.ts': '' }],
    ['camel case', /kebab-case/, { 'lib/api/fetchAll.ts': '' }],
    ['the clock', /Date\.now/, { 'lib/domain/a.ts': 'export const a = () => Date.now();' }],
    [
      'the clock, otherwise',
      /new Date/,
      { 'lib/domain/a.ts': 'export const a = () => new Date();' },
    ],
    ['chance', /Math\.random/, { 'lib/domain/a.ts': 'export const a = Math.random;' }],
    ['a page', /document/, { 'lib/domain/a.ts': 'export const a = document.title;' }],
    ['markup', /by innerHTML/, { 'lib/webmails/a.ts': 'document.body.innerHTML = location.hash;' }],
    [
      'markup through a call',
      /by insertAdjacentHTML/,
      { 'lib/webmails/a.ts': `document.body.insertAdjacentHTML('beforeend', location.hash);` },
    ],
    [
      'markup through Preact',
      /by dangerously/,
      { 'components/ui/A.tsx': 'export const a = <p dangerouslySetInnerHTML={{ __html: b }} />;' },
    ],
    ['a text run', /as a program/, { 'lib/webmails/a.ts': 'eval(location.hash);' }],
    ['the large zod', /zod\/mini/, { 'lib/protocol/a.ts': `import * as z from 'zod';` }],
    ['InboxSDK elsewhere', /InboxSDK/, { 'lib/webmails/a.ts': `import '@inboxsdk/core';` }],
    ['a name from nowhere', /#imports/, { 'lib/api/a.ts': `import { b } from '#imports';` }],
    ['auto-imports', /imports: false/, { 'wxt.config.ts': 'export default {};' }],
    ['a workplace', /one machine/, { 'README.md': `see ${'/ho'}me/me/baton/` }],
    [
      'a range of versions',
      /not one version/,
      { 'package.json': '{"dependencies": {"hono": "^4.0.0", "pg": "8.23.1"}}' },
    ],
    [
      'a lockfile with a hole',
      /no entry for b-mac/,
      {
        'package-lock.json': JSON.stringify({
          packages: {
            '': { dependencies: { b: '1.0.0' } },
            'node_modules/b': { optionalDependencies: { 'b-mac': '1.0.0', 'b-linux': '1.0.0' } },
            'node_modules/b/node_modules/b-linux': {},
          },
        }),
      },
    ],
    ['a registry', /one machine/, { '.npmrc': `registry=https:/${'/registry'}.example/` }],
  ];
  test.each(planted)('%s', (_what, sentence, files) => {
    const found = offences(files);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(sentence);
  });

  test('nothing in a tree that keeps the rules', () => {
    expect(
      offences({
        'lib/domain/claim.ts': `import { at } from './at.ts'; export const a = new Date(at);`,
        'lib/domain/at.ts': 'export const at = 0;',
        'lib/words/en.ts': `import type { A } from '#lib/domain/claim.ts';`,
        'lib/webmails/gmail/index.ts': `export { locate } from './locate.ts';`,
        'lib/webmails/gmail/locate.ts': 'export const locate = 1;',
        'entrypoints/background/index.ts': `import '#lib/webmails/gmail/locate.ts';`,
        'components/inquiry/Claim.tsx': `import '#components/ui/tokens.css';`,
        'components/ui/tokens.css': lines(300),
        'server/database/migrations/0001.ts': lines(900),
        'tests/lib/domain/claim.test.ts': `import '#lib/domain/claim.ts';`,
      }),
    ).toEqual([]);
  });
});
