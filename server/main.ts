import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Env as HonoEnv, Hono } from 'hono';
import { pino, type Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from './app.ts';
import { openAuth } from './auth/auth.ts';
import { openDatabase } from './database/database.ts';
import { openSignals } from './database/signals.ts';
import { readEnv, WrongEnvironment, type Env } from './env.ts';
import { openFeed } from './feed/feed.ts';
import { keyFor, loadKey } from './key.ts';
import { listen } from './listen.ts';
import { openQueue } from './queue/queue.ts';
import type { Deps } from './services/deps.ts';

export interface StartOptions {
  env: Env;
  /** The server's clock, which decides all deadlines. */
  now?: () => Date;
  /** What happens at named points; a journey kills the process there. */
  reach?: Deps['reach'];
  log?: Logger;
  /** More routes, given what the server stands on; the practice desk comes in this way. */
  beside?: (deps: Deps) => Hono<HonoEnv>[];
}

export interface Server {
  /** Where it listens, such as http://127.0.0.1:8323. */
  url: string;
  deps: Deps;
  stop(): Promise<void>;
}

/** Starts the whole server, in this order, and stops it in the other. Throws where something is missing. */
export async function start(options: StartOptions): Promise<Server> {
  const { env, now = () => new Date(), reach = async () => {} } = options;
  const log = options.log ?? pino({ level: env.logLevel });
  const key = env.key ?? (await loadKey(env.dataFolder));
  const { databaseUrl: url } = env;

  const database = await openDatabase({ url, folder: env.dataFolder, log });
  const signals = await openSignals(database, log);
  const queue = await openQueue({ database, url, log });
  const deps: Deps = { database, queue, signals, now, newId: () => uuidv7(), log, reach };
  const auth = openAuth({
    database,
    secret: keyFor('sign-in', key).toString('base64url'),
    publicUrl: env.publicUrl,
    now,
  });
  const { authenticate } = auth;
  const feed = openFeed({ deps, signals, authenticate });
  const app = createApp({
    deps,
    feed,
    authenticate,
    trustedHeader: env.trustedHeader,
    version,
    beside: options.beside?.(deps) ?? [],
  });
  const server = await listen(app, env, log);
  log.info({ url: server.url, database: database.kind, version }, 'listening');

  return {
    url: server.url,
    deps,
    async stop() {
      // Nothing new comes in first, then what is under way ends, and the database closes when nobody asks it any more.
      feed.stop();
      await server.stop();
      await queue.stop();
      await signals.stop();
      await database.close();
      log.info('stopped');
    },
  };
}

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** Run as a program: until a signal says to stop. A second one does not wait. */
async function main(): Promise<void> {
  const server = await start({ env: readEnv(process.env) });
  process.stdout.write(`Baton listens at ${server.url}. Stop it with Ctrl+C.\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: Error) => {
    const isOurs = error instanceof WrongEnvironment || error.name === 'FolderInUse';
    process.stderr.write(`${isOurs ? error.message : error.stack}\n`);
    process.exit(1);
  });
}
