/** One row of the table of allowed imports. `*` stands for one folder or file name. */
export interface Row {
  /** Folders (or single files) the row is about; each match of a `*` is a room of its own. */
  room: string;
  /** Folders or files of ours it may import, beside itself. */
  may: string[];
  /** What it may import by `import type` alone. */
  mayTypes?: string[];
  /** Packages it must not import. */
  never?: RegExp;
}

const page = [
  'components',
  'lib/bridge',
  'lib/replica',
  'lib/settings',
  'lib/words',
  'lib/protocol',
  'lib/domain',
];
const thing = [
  'components/ui',
  'components/hooks',
  'lib/replica',
  'lib/settings',
  'lib/words',
  'lib/domain',
];
const node = /^node:/;
/** What knows a clock, chance, a browser, a database or Node. */
const impure = /^(?:node:|wxt|webextension-polyfill|preact|dexie|uuid|hono|pg|drizzle-orm|pino)/;
/** The whole of ours that the server may know. */
const shared = ['lib/domain', 'lib/protocol', 'lib/words'];

/** The first row that matches a file is its row, so the narrower ones stand first. */
export const table: Row[] = [
  { room: 'lib/domain', may: [], never: impure },
  { room: 'lib/words', may: [], mayTypes: ['lib/domain'], never: impure },
  { room: 'lib/protocol', may: ['lib/domain'], never: node },
  { room: 'lib/bridge', may: ['lib/protocol'], never: node },
  { room: 'lib/webmails', may: ['lib/protocol', 'lib/domain'], never: node },
  { room: 'lib/replica', may: ['lib/domain'], never: node },
  { room: 'lib/settings', may: ['lib/domain'], never: node },
  { room: 'lib/api', may: ['lib/protocol', 'lib/domain'], never: node },
  {
    room: 'lib/sync',
    may: ['lib/api', 'lib/replica', 'lib/settings', 'lib/protocol', 'lib/domain'],
    never: node,
  },
  { room: 'components/ui', may: ['lib/words'], never: node },
  {
    room: 'components/hooks',
    may: ['lib/replica', 'lib/settings', 'lib/words', 'lib/domain'],
    mayTypes: ['lib/protocol'],
    never: node,
  },
  { room: 'components/*', may: thing, never: node },
  {
    room: 'entrypoints/*.content',
    may: ['lib/webmails', 'lib/bridge', 'lib/protocol', 'lib/words'],
    never: node,
  },
  {
    room: 'entrypoints/background',
    may: [
      'lib/sync',
      'lib/api',
      'lib/bridge',
      'lib/replica',
      'lib/settings',
      'lib/webmails/*/locate.ts',
      ...shared,
    ],
    never: node,
  },
  ...['sidebar', 'guard', 'popup', 'options', 'desk'].map((name) => ({
    room: `entrypoints/${name}`,
    may: page,
    never: node,
  })),
  { room: 'server/log.ts', may: [] },
  { room: 'server/database', may: ['server/log.ts', 'lib/domain'] },
  // `enqueue` requires the transaction, whose type the database makes.
  { room: 'server/queue', may: ['server/log.ts', 'lib/domain'], mayTypes: ['server/database'] },
  { room: 'server/auth', may: ['server/database', 'lib/domain'] },
  {
    room: 'server/services',
    may: ['server/log.ts', 'server/database', 'server/queue', 'lib/domain'],
  },
  { room: 'server/mail', may: ['server/services', 'server/queue', ...shared] },
  {
    room: 'server/feed',
    may: ['server/log.ts', 'server/services', 'server/queue', 'server/database', ...shared],
  },
  {
    room: 'server/jobs',
    may: [
      'server/log.ts',
      'server/services',
      'server/queue',
      'server/mail',
      'lib/domain',
      'lib/words',
    ],
  },
  {
    room: 'server/middleware',
    may: ['server/log.ts', 'server/auth', 'server/services', ...shared],
  },
  { room: 'server/pages', may: ['server/log.ts', 'server/auth', 'server/services', ...shared] },
  {
    room: 'server/routes',
    may: ['server/middleware', 'server/services', 'server/feed', 'lib/protocol', 'lib/domain'],
    never: /^(?:drizzle-orm|drizzle-kit|pg|@electric-sql)/,
  },
  // What `npm start` runs: it starts the whole server, as main does.
  { room: 'server/practice/start.ts', may: ['server', ...shared] },
  {
    room: 'server/practice',
    may: [
      'server/log.ts',
      'server/mail/facts',
      'server/mail/intake',
      'server/services',
      'lib/domain',
      'lib/words',
    ],
  },
  { room: 'server/app.ts', may: ['server/routes', 'server/middleware', 'server/pages'] },
  { room: 'server/*.ts', may: ['server', ...shared] },
  { room: 'tests', may: ['entrypoints', 'components', 'lib', 'server', 'wxt.config.ts'] },
  // Part of the build: what InboxSDK would report is cut there.
  { room: 'wxt.config.ts', may: ['lib/webmails/gmail/cut-reporting.ts'] },
];

/** The row of a file and the room it stands in (`components/inquiry`); null where no row names it. */
export function rowOf(path: string): { row: Row; room: string } | null {
  for (const row of table) {
    const room = within(row.room).exec(path)?.[0];
    if (room !== undefined) return { row, room };
  }
  return null;
}

/** Matches a path that is `pattern` or lies below it. */
export function within(pattern: string): RegExp {
  const escaped = pattern.replace(/[.]/g, '\\.').replaceAll('*', '[^/]+');
  return new RegExp(`^${escaped}(?=/|$)`);
}
