import type { Plugin } from 'vite';

/** Calls by which InboxSDK reports to its makers: errors, a token for events, the events themselves. */
const reports =
  /\(0,\s?ajax\/\* default \*\/\.A\)\(\{\s*url: (['`])https:\/\/(?:api\.inboxsdk\.com|pubsub\.googleapis\.com)\/[^'`]*\1,?/g;
const expected = 3;

/** Where events wait in the page's storage until they are sent; nothing is to wait there either. */
const gathering = '_trackedEventsQueue.add(event);';

/** The source of InboxSDK without its reporting. Throws where a new version reports in another way. */
export function withoutReporting(source: string): string {
  const calls = source.match(reports)?.length ?? 0;
  if (calls !== expected || !source.includes(gathering)) {
    throw new Error(`InboxSDK reports in ${calls} places instead of ${expected}: look at it anew`);
  }
  return source
    .replace(reports, `(async () => ({ text: '{"expirationDate":0}' }))({`)
    .replace(gathering, '');
}

/**
 * Cuts InboxSDK's reporting out of the bundle. Its options only lessen it, and what it sends holds a hash of the
 * person's address that anybody can undo by guessing.
 */
export function cutReporting(): Plugin {
  return {
    name: 'cut-reporting',
    enforce: 'pre',
    transform: {
      filter: { id: /@inboxsdk\/core\/inboxsdk\.js/ },
      handler: (source) => ({ code: withoutReporting(source), map: null }),
    },
  };
}
