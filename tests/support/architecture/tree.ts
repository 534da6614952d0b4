import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file of the project by its path from the root, `/` between folders. */
export type Tree = ReadonlyMap<string, string>;

/** What git ignores, the repository itself, and texts that are data rather than ours. */
const outside = new Set(['node_modules', '.git', '.output', '.wxt', '.data', 'test-results']);

const isText = /\.(?:ts|tsx|mjs|css|html|json|md|ya?ml|sql|sh)$|^\.ci\/run$|^[^/]*$/;

/** Reads the project under `root`. Files that are not text of ours stand in the tree with an empty text. */
export async function readTree(root: string): Promise<Tree> {
  const entries = await readdir(root, { withFileTypes: true });
  const tree = new Map<string, string>();
  for (const top of entries) {
    if (outside.has(top.name)) continue;
    if (top.isFile()) tree.set(top.name, '');
    if (!top.isDirectory()) continue;
    const below = await readdir(join(root, top.name), { recursive: true, withFileTypes: true });
    for (const entry of below) {
      if (entry.isFile()) tree.set(join(entry.parentPath, entry.name).slice(root.length + 1), '');
    }
  }
  for (const path of tree.keys()) {
    if (isText.test(path)) tree.set(path, await readFile(join(root, path), 'utf8'));
  }
  return tree;
}

/** The TypeScript files of the tree. */
export function sourcesOf(tree: Tree): string[] {
  return [...tree.keys()].filter((path) => /\.tsx?$/.test(path));
}

export function lineCount(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}
