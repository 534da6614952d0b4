import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'wxt';

const tree = fileURLToPath(new URL('../..', import.meta.url));

/** Names that WXT has libraries for, as anybody may call what is handed to them. */
const script = `
  import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

  const read = ({ storage }) => storage.local;
  const match = ([MatchPattern, injectScript]) => injectScript(MatchPattern);
  export default defineUnlistedScript((given) => [read(given), match(given)]);
`;
const mute = () => undefined;
const logger = {
  level: 0,
  debug: mute,
  log: mute,
  info: mute,
  warn: mute,
  error: mute,
  fatal: mute,
  success: mute,
};

/** An extension of one script, within this tree so that it finds what ours finds. */
let root: string;
beforeAll(async () => {
  const output = join(tree, '.output');
  await mkdir(output, { recursive: true });
  root = await mkdtemp(join(output, 'auto-imports-'));
  await mkdir(join(root, 'entrypoints'));
  await writeFile(join(root, 'entrypoints/script.ts'), script);
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('a build with our settings carries nothing that a script did not import', async () => {
  const { steps } = await build({ root, configFile: join(tree, 'wxt.config.ts'), logger });
  const chunks = steps.flatMap((step) => step.chunks);
  const carried = chunks.flatMap((chunk) => ('moduleIds' in chunk ? chunk.moduleIds : []));
  const libraries = carried.filter((id) => id.includes('/node_modules/'));
  expect(carried).toContain(join(root, 'entrypoints/script.ts'));
  expect(libraries).toEqual([expect.stringMatching(/\/wxt\/dist\/utils\/define-unlisted-script/)]);
});
