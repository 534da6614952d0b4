import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { sourcesOf, type Tree } from './tree.ts';

export interface Import {
  /** The importing file, from the root. */
  from: string;
  /** As it is written: `./claim.ts`, `#lib/domain/claim.ts`, `hono`. */
  specifier: string;
  /** The imported file of ours, from the root; null for a package. */
  target: string | null;
  /** Nothing of it is left once types are stripped. */
  typeOnly: boolean;
  /** `export * from` and `export * as name from`. */
  wildcard: boolean;
  /** `export … from`. */
  reexport: boolean;
}

type Source = { value: unknown } | null | undefined;
type Specifiers = readonly { type: string; importKind?: unknown; exportKind?: unknown }[];

/** All imports of one file: static, re-exported, dynamic, `import('…').Type` and `import x = require('…')`. */
export function importsOf(path: string, text: string): Import[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (source: Source, kind: Partial<Import> = {}): void => {
    // A dynamic import of a computed address cannot be checked, so it counts as unknown, not as absent.
    const specifier = typeof source?.value === 'string' ? source.value : '(computed)';
    const target = ownFile(path, specifier);
    const plain = { typeOnly: false, wildcard: false, reexport: false };
    found.push({ from: path, specifier, target, ...plain, ...kind });
  };
  new Visitor({
    ImportDeclaration(node) {
      add(node.source, { typeOnly: node.importKind === 'type' || allTypes(node.specifiers) });
    },
    ExportNamedDeclaration(node) {
      if (!node.source) return;
      const typeOnly = node.exportKind === 'type' || allTypes(node.specifiers);
      add(node.source, { typeOnly, reexport: true });
    },
    ExportAllDeclaration(node) {
      add(node.source, { typeOnly: node.exportKind === 'type', wildcard: true, reexport: true });
    },
    ImportExpression(node) {
      add('value' in node.source ? node.source : null);
    },
    TSImportType(node) {
      add(node.source, { typeOnly: true });
    },
    TSExternalModuleReference(node) {
      add(node.expression);
    },
  }).visit(program);
  return found;
}

/** All imports of the tree's TypeScript files. */
export function importsOfTree(tree: Tree): Import[] {
  return sourcesOf(tree).flatMap((path) => importsOf(path, tree.get(path) ?? ''));
}

function allTypes(specifiers: Specifiers): boolean {
  return (
    specifiers.length > 0 &&
    specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type')
  );
}

/** `#lib/x.ts` and `./x.ts` as a path from the root; null for a package. */
function ownFile(from: string, specifier: string): string | null {
  const address = specifier.replace(/\?.*$/, '');
  const alias = /^#(lib|components|server|tests)\//.exec(address);
  if (alias) return posix.normalize(address.slice(1));
  return address.startsWith('.') ? posix.join(posix.dirname(from), address) : null;
}
