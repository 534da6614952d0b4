import type { Sight } from '#lib/protocol/bridge.ts';
import type { AskWorker } from './guard-drafts.ts';
import type { Webmail } from './webmail.ts';

/** Tells the worker which anchors a page has, once for each kind of sight and each set of missing ones. */
export function reportAnchors(webmail: Webmail, ask: AskWorker): (sight: Sight) => void {
  const told = new Set<string>();
  return ({ kind }) => {
    const report = webmail.check();
    const what = [kind, ...report.missing].join(' ');
    if (told.has(what)) return;
    told.add(what);
    void ask({ type: 'anchors', webmail: webmail.name, report });
  };
}
