import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Collections of other people's mail lie beside the repository; whoever cloned it has none.
const beside = fileURLToPath(new URL('../../../../../shared/corpora', import.meta.url));
const corpora = process.env.BATON_CORPORA ?? beside;

/** Whether the collections are here; says so once where they are not. */
export const hasCollections = existsSync(corpora);
if (!hasCollections) {
  process.stderr.write(`skipped: no mail collections at ${corpora} (BATON_CORPORA)\n`);
}

/** The files of one collection, by their whole path; none where it is absent. */
export function filesOf(folder: string): string[] {
  const path = join(corpora, folder);
  return hasCollections ? readdirSync(path).map((name) => join(path, name)) : [];
}
