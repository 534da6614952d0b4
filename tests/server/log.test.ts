import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { Database } from '#server/database/database.ts';
import { openSignals } from '#server/database/signals.ts';
import { openFeed } from '#server/feed/feed.ts';
import { faultOf } from '#server/log.ts';
import { onError } from '#server/middleware/on-error.ts';
import { isDatabaseUp } from '#server/services/health/is-database-up.ts';
import { openDeps, type ServerDeps } from '#tests/support/server-deps.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

const subject = 'Quotation for 40 pumps';
/** A statement with a subject in it, which the database quotes in its own words too. */
async function fail(): Promise<never> {
  await deps.database.execute(sql`select ${subject}::text::int`);
  throw new Error('the planted statement did not fail');
}

function logging() {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  return { log, told: () => lines.join('') };
}

it('the planted statement fails with the subject in its words', async () => {
  const { message, cause } = await fail().catch((error: Error) => error);
  expect(`${message} ${String(cause)}`).toContain(`syntax for type integer: "${subject}"`);
});

const places: [string, (log: ReturnType<typeof logging>['log']) => Promise<unknown>][] = [
  [
    'a route',
    async (log) => {
      const app = new Hono().get('/', fail);
      app.onError(onError(log));
      expect((await app.request('/')).status).toBe(500);
    },
  ],
  [
    'the look after the database',
    async (log) => {
      const database = { execute: fail } as unknown as Database;
      expect(await isDatabaseUp({ ...deps, database, log })).toBe(false);
    },
  ],
  [
    'the feed',
    async (log) => {
      const feed = openFeed({ deps: { ...deps, log }, signals: deps.signals, authenticate: fail });
      onTestFinished(() => feed.stop());
      const ear = feed.join({ send: () => {}, close: () => {} });
      await ear.hear(JSON.stringify({ type: 'hello', token: 'one', protocol: 1 }));
    },
  ],
  [
    'a listener to signals',
    async (log) => {
      const failure: Error = await fail().catch((error: Error) => error);
      const signals = await openSignals({ ...deps.database, kind: 'pglite' } as Database, log);
      signals.subscribe(() => {
        throw failure;
      });
      signals.announce({ kind: 'at', teamId: deps.newId() as never, seq: 1 });
      await signals.stop();
    },
  ],
];

it.each(places)('%s logs the code of a failed statement, and nothing it held', async (_, run) => {
  const { log, told } = logging();
  await run(log);
  expect(told()).toContain('"code":"22P02"');
  expect(told()).not.toMatch(/pumps|Quotation|select/);
});

it('names our own lines, and none that a message makes up', () => {
  const forged = new Error(`no\n    at ${subject} (server/pumps.ts:1:1)`);
  const { where } = faultOf(forged);
  expect(where[0]).toContain('log.test.ts');
  expect(where.join()).not.toMatch(/pumps|node_modules/);
});

it('bears what is no error', () => {
  expect(faultOf(subject)).toEqual({ error: 'string', where: [] });
});
