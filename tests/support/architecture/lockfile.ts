import * as z from 'zod/mini';
import type { Tree } from './tree.ts';

const Packages = z.record(z.string(), z.string());
const Manifest = z.object({
  dependencies: z._default(Packages, {}),
  devDependencies: z._default(Packages, {}),
});
const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.optional(z.string()),
      dependencies: z._default(Packages, {}),
      optionalDependencies: z._default(Packages, {}),
    }),
  ),
});

/** A range would let two clones of one commit differ. */
export function versionsAreExact(tree: Tree): string[] {
  const manifest = read(tree, 'package.json', Manifest);
  if (manifest === null) return [];
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json asks for ${name} ${version}, which is not one version`);
}

/**
 * npm writes no entry for an optional package that its registry did not have, and then `npm ci` refuses the lockfile
 * everywhere. Builds for other machines than the author's are such packages.
 */
export function lockfileIsComplete(tree: Tree): string[] {
  const lockfile = read(tree, 'package-lock.json', Lockfile);
  if (lockfile === null) return [];
  const { packages } = lockfile;
  return Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isFound(name, path, packages))
      .map((name) => `package-lock.json has no entry for ${name}, which ${path} asks for`),
  );
}

/** Looks as Node does: in the package's own node_modules, then in those above it. */
function isFound(name: string, from: string, packages: Record<string, unknown>): boolean {
  const inside = from === '' ? '' : `${from}/`;
  if (`${inside}node_modules/${name}` in packages) return true;
  if (from === '') return false;
  return isFound(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), packages);
}

function read<Shape>(tree: Tree, path: string, shape: z.ZodMiniType<Shape>): Shape | null {
  const text = tree.get(path);
  return text === undefined ? null : shape.parse(JSON.parse(text));
}
