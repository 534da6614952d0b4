import { basename, dirname } from 'node:path/posix';
import { parseSync, Visitor } from 'vite';
import { importsOfTree, type Import } from './imports.ts';
import { rowOf, within, type Row } from './table.ts';
import { lineCount, sourcesOf, type Tree } from './tree.ts';

/** Each rule answers with one sentence per offence; none means the rule holds. */
export type Rule = (tree: Tree) => string[];

/** Imports of one row's files that the row does not allow. */
export function importsAgainst(row: Row, imports: Import[]): string[] {
  return imports.flatMap((one) => {
    const own = rowOf(one.from);
    if (own?.row !== row) return [];
    const offence = offenceOf(one, row, own.room);
    return offence === null ? [] : [`${one.from} imports ${one.specifier}: ${offence}`];
  });
}

function offenceOf({ target, specifier, typeOnly }: Import, row: Row, room: string): string | null {
  if (specifier === '(computed)') {
    return room === 'tests' ? null : 'an address worked out at run time hides what is imported';
  }
  if (target === null) return row.never?.test(specifier) ? `${room} must not know it` : null;
  const inside = within(room).test(target);
  if (room === 'tests' && inside) return null;
  if (inside) return specifier.startsWith('#') ? 'inside one folder the path is relative' : null;
  // A row of a single file: what lies beside it is in its folder.
  const isBeside = room.endsWith('.ts') && specifier.startsWith('./');
  if (!specifier.startsWith('#') && room !== 'tests' && !isBeside)
    return 'a path out of the folder begins with #';
  const allowed = typeOnly ? [...row.may, ...(row.mayTypes ?? [])] : row.may;
  if (allowed.some((folder) => within(folder).test(target))) return null;
  return `the row of ${room} does not allow it`;
}

/** A file the table does not know has no rule, and so may not be there. */
export const everyFileHasARoom: Rule = (tree) =>
  sourcesOf(tree)
    .filter((path) => rowOf(path) === null)
    .map((path) => `${path} stands in no folder of the table`);

export const importsResolve: Rule = (tree) =>
  importsOfTree(tree)
    .filter(({ target }) => target !== null && !tree.has(target))
    .map(({ from, specifier }) => `${from} imports ${specifier}, which is not there`);

/** Cycles between files, type imports counted: what only holds together as a knot cannot be read apart. */
export const noCycle: Rule = (tree) => {
  const edges = new Map<string, string[]>();
  for (const { from, target } of importsOfTree(tree)) {
    if (target !== null && target !== from) edges.set(from, [...(edges.get(from) ?? []), target]);
  }
  const cycles: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return cycles;
};

export const noWildcard: Rule = (tree) =>
  importsOfTree(tree)
    .filter(({ wildcard }) => wildcard)
    .map(({ from, specifier }) => `${from} passes on everything of ${specifier}`);

/** An index hides where a name comes from; WXT needs one as the entry of an entrypoint's folder. */
export const indexOnlyWhereAllowed: Rule = (tree) => {
  const allowed = /^(?:lib\/webmails|server\/services)\/[^/]+\/index\.ts$/;
  const entry = /^entrypoints\/[^/]+\/index\.tsx?$/;
  const reexports = new Set(importsOfTree(tree).flatMap((one) => (one.reexport ? one.from : [])));
  return sourcesOf(tree)
    .filter((path) => /^index\.tsx?$/.test(basename(path)) && !allowed.test(path))
    .filter((path) => !entry.test(path) || reexports.has(path))
    .map((path) => `${path} is an index`);
};

const code = /\.(?:ts|tsx|mjs|css|html)$|^\.ci\/run$/;
const generated = /^(?:server\/database\/migrations|tests\/fixtures)\//;

export const noLongFile: Rule = (tree) =>
  [...tree]
    .filter(([path]) => code.test(path) && !generated.test(path))
    .filter(([, text]) => lineCount(text) > 350)
    .map(([path, text]) => `${path} has ${lineCount(text)} lines, 350 is the most`);

export const entrypointsOnlyWire: Rule = (tree) =>
  [...tree]
    .filter(([path]) => /^entrypoints\/(?:[^/]+|[^/]+\/(?:index|main))\.tsx?$/.test(path))
    .filter(([, text]) => lineCount(text) >= 40)
    .map(([path, text]) => `${path} has ${lineCount(text)} lines, an entrypoint stays under 40`);

/** Drawers without a subject, and the two ways a file is written: kebab-case, or as its component. */
export const namesSayWhat: Rule = (tree) =>
  [...tree.keys()].flatMap((path) => {
    if (!/\.(?:ts|tsx|mjs)$/.test(path) || generated.test(path)) return [];
    const [stem = '', ...rest] = basename(path).split('.');
    const words = [...dirname(path).split('/'), stem];
    const drawer = words.find((word) => /^(?:common|misc|managers?|types?)$/.test(word));
    const vague = words.find((word) => /(?:^|-)(?:utils?|helpers?)(?:-|$)/.test(word));
    if (drawer ?? vague) return [`${path}: "${drawer ?? vague}" does not say what is in it`];
    const pascal = /^[A-Z][A-Za-z0-9]*$/.test(stem) && rest.at(-1) === 'tsx';
    const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(stem);
    return kebab || pascal ? [] : [`${path} is neither kebab-case nor named as its component`];
  });

const ambient =
  /^(?:window|document|navigator|localStorage|sessionStorage|indexedDB|fetch|WebSocket|XMLHttpRequest|setTimeout|setInterval|crypto|performance|process|Buffer|chrome|browser|console)$/;

/** The rules of an inquiry desk give the same answer everywhere: clock and chance come in as arguments. */
export const domainIsPure: Rule = (tree) =>
  sourcesOf(tree)
    .filter((path) => /^lib\/(?:domain|words)\//.test(path))
    .flatMap((path) => {
      const found: string[] = [];
      const say = (what: string): void => void found.push(`${path} uses ${what}`);
      new Visitor({
        MemberExpression({ object, property }) {
          if (object.type !== 'Identifier') return;
          const name = property.type === 'Identifier' ? property.name : '';
          const chance = `${object.name}.${name}`;
          if (chance === 'Date.now' || chance === 'Math.random') say(chance);
          else if (ambient.test(object.name)) say(object.name);
        },
        CallExpression({ callee }) {
          if (callee.type === 'Identifier' && ambient.test(callee.name)) say(callee.name);
        },
        NewExpression({ callee, arguments: given }) {
          if (callee.type !== 'Identifier') return;
          if (callee.name === 'Date' && given.length === 0) say('new Date()');
          else if (ambient.test(callee.name)) say(callee.name);
        },
      }).visit(parseSync(path, tree.get(path) ?? '').program);
      return found;
    });

/** The small half of zod everywhere: what a content script loads is measured in kilobytes. */
export const zodIsMini: Rule = (tree) =>
  importsOfTree(tree)
    .filter(({ from, specifier }) => specifier === 'zod' && !from.startsWith('tests/'))
    .map(({ from }) => `${from} imports zod instead of zod/mini`);

/** InboxSDK weighs a megabyte, which only Gmail pays for. */
export const onlyGmailLoadsInboxSdk: Rule = (tree) =>
  importsOfTree(tree)
    .filter(({ specifier }) => specifier.startsWith('@inboxsdk/'))
    .filter(
      ({ from }) => !/^(?:lib\/webmails\/gmail|entrypoints\/gmail\.content|tests)\//.test(from),
    )
    .map(({ from }) => `${from} loads InboxSDK`);

/** WXT can make names appear from nowhere; here each name shows where it comes from. */
export const noAutoImports: Rule = (tree) => {
  const config = tree.get('wxt.config.ts') ?? '';
  const used = importsOfTree(tree).filter(({ specifier }) => specifier === '#imports');
  return [
    ...(/^\s*imports:\s*false\b/m.test(config)
      ? []
      : ['wxt.config.ts does not say imports: false']),
    ...used.map(({ from }) => `${from} imports #imports`),
  ];
};

/** Folders of whoever wrote a line, and the package registry they happened to use. */
const workplace =
  /(?:^|[^\w.~-])\/(?:work|home|root|Users|farm)\/[\w.-]|\/\/[\w.-]*registry[\w.-]*\//;

export const noWorkplace: Rule = (tree) =>
  [...tree].flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => {
      return workplace.test(line) ? [`${path}:${index + 1} names a place of one machine`] : [];
    }),
  );
