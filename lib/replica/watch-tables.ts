import { Dexie, type ObservabilitySet } from 'dexie';
import type { Replica } from './database.ts';

type TableName = Exclude<keyof Replica, keyof Dexie> & string;

/**
 * Calls `onChange` after each commit that touched one of these tables, whichever page or worker of this browser made
 * it, until `signal` aborts: one subscription, however much is derived from the tables.
 */
export function watchTables(
  replica: Replica,
  names: readonly TableName[],
  onChange: () => void,
  signal: AbortSignal,
): void {
  const ours = names.map((name) => `idb://${replica.name}/${name}/`);
  const hear = (parts: ObservabilitySet): void => {
    // `all`: Dexie missed something, as after a page came back from the browser's cache.
    const touched = Object.keys(parts);
    if (touched.some((part) => part === 'all' || ours.some((name) => part.startsWith(name)))) {
      onChange();
    }
  };
  Dexie.on('storagemutated', hear);
  signal.addEventListener('abort', () => Dexie.on.storagemutated.unsubscribe(hear));
}
