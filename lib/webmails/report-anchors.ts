import type { Sight } from '#lib/protocol/bridge.ts';
import type { AskWorker } from './ask-worker.ts';
import type { Webmail } from './webmail.ts';

/** Tells the worker which anchors a page has, once for each kind of sight, and anew when others are missing. */
export function reportAnchors(webmail: Webmail, ask: AskWorker): (sight: Sight) => void {
  const told = new Set<string>();
  let before = '';
  return (sight) => {
    const { kind } = sight;
    // To look for every anchor costs a large page milliseconds, at each mail that is opened.
    if (told.has(kind) && before === '') return;
    const found = webmail.check();
    // What stands there twice is no anchor either, however often it is met.
    const missing = [...new Set([...found.missing, ...(kind === 'lost' ? sight.missing : [])])];
    const report = { ...found, isEnough: found.isEnough && missing.length === 0, missing };
    if (missing.join(' ') !== before) told.clear();
    before = missing.join(' ');
    if (told.has(kind)) return;
    told.add(kind);
    void ask({ type: 'anchors', webmail: webmail.name, report });
  };
}
