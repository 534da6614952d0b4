import { parseSync, Visitor } from 'vite';
import { sourcesOf, type Tree } from './tree.ts';

/** A node of the parsed text, as far as this looks at it. */
type Node = { type: string } & Record<string, unknown>;

/** Keys from the root of all words: `['due', 'by']`. */
type Path = readonly string[];

/** What a file says, and what it hands on as a whole, where only names can be followed. */
interface Said {
  keys: Set<string>;
  handedOn: Set<string>;
  names: Set<string>;
}

const speaking = /^(?:lib|components|entrypoints|server)\//;
/** Here words are written, some of them out of others. */
const dictionary = /^lib\/words\/(?:en|zh)\//;

/**
 * The words that no code of the product says. A word is followed from `words` through variables and destructuring, and
 * where a whole section is handed on, by its own name. Mentions in comments and tests do not count.
 */
export function unsaidWords(tree: Tree, words: object): string[] {
  const said: Said = { keys: new Set(), handedOn: new Set(), names: new Set() };
  for (const path of sourcesOf(tree)) {
    if (speaking.test(path)) listen({ path, text: tree.get(path) ?? '' }, words, said);
  }
  return leaves(words, []).flatMap((path) => {
    if (said.keys.has(path.join('.'))) return [];
    const isHandedOn = path.some((_, end) => said.handedOn.has(path.slice(0, end).join('.')));
    return isHandedOn && said.names.has(path.at(-1) ?? '') ? [] : [path.join('.')];
  });
}

function leaves(words: object, path: Path): Path[] {
  return Object.entries(words).flatMap(([key, word]) => {
    const here = [...path, key];
    return isSection(word) ? leaves(word, here) : [here];
  });
}

/** What stands under a path: a word, a section, or `undefined`. */
function at(words: object, path: Path): unknown {
  return path.reduce<unknown>(
    (found, key) => (isSection(found) && Object.hasOwn(found, key) ? found[key] : undefined),
    words,
  );
}

function isSection(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found);
}

function listen(
  { path, text }: { path: string; text: string },
  words: object,
  { keys, handedOn, names }: Said,
): void {
  const { program } = parseSync(path, text);
  /** By the names of this file; one name may stand for several in its functions. */
  const bound = new Map<string, Path[]>();
  /** Nodes that are not a section's whole: they are read further, or give a name. */
  const passing = new Set<unknown>();

  const below = (path: Path, key: string): Path[] =>
    at(words, [...path, key]) === undefined ? [] : [[...path, key]];
  const pathsOf = (given: unknown): Path[] => {
    const node = bare(given);
    if (node?.type === 'Identifier') {
      const name = String(node.name);
      return bound.get(name) ?? (name === 'words' ? [[]] : []);
    }
    if (node?.type === 'CallExpression') return nameOf(node.callee) === 'wordsFor' ? [[]] : [];
    if (node?.type === 'TSTypeReference') return nameOf(node.typeName) === 'Words' ? [[]] : [];
    const [of, key] = stepOf(node);
    if (key === null) return [];
    const found = pathsOf(of).flatMap((path) => below(path, key));
    return found.length === 0 && key === 'words' ? [[]] : found;
  };
  const bind = (pattern: Node, paths: readonly Path[]): void => {
    passing.add(pattern);
    if (pattern.type === 'Identifier') {
      const known = bound.get(String(pattern.name)) ?? [];
      const news = paths.filter((path) => !known.some((one) => one.join() === path.join()));
      if (news.length > 0) bound.set(String(pattern.name), [...known, ...news]);
    }
    if (pattern.type !== 'ObjectPattern') return;
    for (const part of pattern.properties as Node[]) {
      const key = keyOf(part.key);
      if (part.type !== 'Property' || key === null) continue;
      passing.add(part.key);
      const found = paths.flatMap((path) => below(path, key));
      for (const path of found) keys.add(path.join('.'));
      bind(part.value as Node, found.length === 0 && key === 'words' ? [[]] : found);
    }
  };
  const parameters = (node: { params: unknown }): void => {
    for (const parameter of node.params as Node[]) {
      const type = (parameter.typeAnnotation as Node | undefined)?.typeAnnotation;
      bind(parameter, pathsOf(type));
    }
  };
  // A variable may stand before the one it is made of is known.
  for (let round = 0; round < 2; round += 1) {
    new Visitor({
      ImportSpecifier({ imported, local }) {
        const name = dictionary.test(path) ? keyOf(imported) : null;
        if (name !== null) bind(local as unknown as Node, below([], name));
      },
      VariableDeclarator({ id, init }) {
        if (init) passing.add(bare(init));
        bind(id as unknown as Node, init ? pathsOf(init) : []);
      },
      FunctionDeclaration: parameters,
      FunctionExpression: parameters,
      ArrowFunctionExpression: parameters,
    }).visit(program);
  }
  const whole = (node: unknown): void => {
    if (passing.has(node)) return;
    for (const path of pathsOf(node)) {
      if (path.length > 0 && isSection(at(words, path))) handedOn.add(path.join('.'));
    }
  };
  new Visitor({
    Property: ({ key, computed }) => void (computed || passing.add(key)),
    MemberExpression(node) {
      passing.add(bare(node.object));
      if (!node.computed) passing.add(node.property);
      const [, key] = stepOf(node as unknown as Node);
      if (key !== null) names.add(key);
      for (const path of pathsOf(node)) keys.add(path.join('.'));
      // By a variable: any of them.
      if (key !== null) return;
      for (const path of pathsOf(node.object)) {
        const section = at(words, path);
        if (path.length === 0 || !isSection(section)) continue;
        for (const [name, word] of Object.entries(section)) {
          (isSection(word) ? handedOn : keys).add([...path, name].join('.'));
        }
      }
    },
    ObjectPattern({ properties }) {
      for (const part of properties) if (part.type === 'Property') names.add(keyOf(part.key) ?? '');
    },
    Literal: ({ value }) => void (dictionary.test(path) || names.add(String(value))),
  }).visit(program);
  new Visitor({ MemberExpression: whole, Identifier: whole }).visit(program);
}

/** Of `a.b`, `a['b']` and the type `A['b']`: what is looked into, and under which key where that is written. */
function stepOf(node: Node | null): [of: unknown, key: string | null] {
  if (node?.type === 'MemberExpression') {
    return [node.object, node.computed ? literal(node.property) : keyOf(node.property)];
  }
  if (node?.type === 'TSIndexedAccessType') {
    return [node.objectType, literal((node.indexType as Node).literal)];
  }
  return [null, null];
}

function literal(node: unknown): string | null {
  const { type, value } = (node ?? {}) as Partial<Node>;
  return type === 'Literal' && typeof value === 'string' ? value : null;
}

function keyOf(node: unknown): string | null {
  return nameOf(node) ?? literal(node);
}

function nameOf(node: unknown): string | null {
  const { type, name } = (node ?? {}) as Partial<Node>;
  return type === 'Identifier' && typeof name === 'string' ? name : null;
}

/** Without brackets, `!`, `as` and `satisfies` around it. */
function bare(given: unknown): Node | null {
  let node = given as Node | null;
  while (node && /^(?:TS(?:As|Satisfies|NonNull)|Parenthesized|Chain)/.test(node.type)) {
    node = node.expression as Node;
  }
  return node;
}
