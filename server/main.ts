import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Env as HonoEnv, Hono } from 'hono';
import { pino, type Logger } from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { createApp } from '#server/app.ts';
import { openAuth } from '#server/auth/auth.ts';
import { startSweeping } from '#server/auth/sweep.ts';
import { openDatabase } from '#server/database/database.ts';
import { FolderInUse } from '#server/database/lock.ts';
import { openSignals } from '#server/database/signals.ts';
import { readEnv, WrongEnvironment, type Env } from '#server/env.ts';
import { openFeed } from '#server/feed/feed.ts';
import { keyFor, loadKey } from '#server/key.ts';
import { startJobs } from '#server/jobs/jobs.ts';
import { listen } from '#server/listen.ts';
import { learnWith } from '#server/mail/learn.ts';
import { startMail } from '#server/mail/mail.ts';
import { pages } from '#server/pages/pages.ts';
import { openQueue } from '#server/queue/queue.ts';
import { vaultWith } from '#server/services/accounts/vault.ts';
import { consentsOf } from '#server/services/consent/client.ts';
import type { Deps } from '#server/services/deps.ts';
import { usualMeans } from '#server/services/providers/means.ts';
import { makeSetupLink } from '#server/services/invitations/set-up.ts';
import { freeLeases } from '#server/services/leases/leases.ts';

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

/** Starts the whole server, in this order, and stops it in the other. Throws where a part cannot start; none then runs. */
export async function start(options: StartOptions): Promise<Server> {
  const running: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (let end = running.pop(); end; end = running.pop()) await end();
  };
  try {
    return { ...(await startParts(options, running)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `running` learns how to stop each part once it runs. */
async function startParts(options: StartOptions, running: (() => unknown)[]) {
  const { env, now = () => new Date(), reach = async () => {} } = options;
  const { databaseUrl: url, publicUrl, trustedHeader } = env;
  const log = options.log ?? pino({ level: env.logLevel });
  const key = env.key ?? (await loadKey(env.dataFolder));
  const secretFor = (use: 'sign-in' | 'forms') => keyFor(use, key).toString('base64url');

  const database = await openDatabase({ url, folder: env.dataFolder, log });
  running.push(() => log.info('stopped'), database.close);
  const signals = await openSignals(database, log);
  running.push(signals.stop);
  const queue = await openQueue({ database, url, log });
  running.push(queue.stop);
  const consents = consentsOf(env, now);
  const deps: Deps = { database, queue, signals, now, newId: () => uuidv7(), log, reach, consents };

  const auth = openAuth({ database, secret: secretFor('sign-in'), publicUrl, now });
  running.push(startSweeping(auth, (error) => log.warn({ error: error.name }, 'sweeping')));
  const { authenticate } = auth;
  const feed = openFeed({ deps, signals, authenticate });
  const vault = vaultWith(keyFor('accounts', key));
  const means = usualMeans(env.privateNetwork);
  const secret = secretFor('forms');
  const site = pages({ deps, auth, vault, means, secret, publicUrl, trustedHeader });
  const beside = [...(options.beside?.(deps) ?? []), site];
  const learn = learnWith(deps);
  const app = createApp({ deps, feed, authenticate, learn, trustedHeader, version, beside });

  // A process that was killed gave nothing back; on the embedded database nobody else can still hold it.
  if (database.kind === 'pglite') await freeLeases(deps);
  const mail = startMail(deps, vault);
  running.push(mail.stop);
  const jobs = await startJobs(deps, vault);
  running.push(jobs.stop);
  const server = await listen(app, env, log);
  // A closing server waits for open sockets, so the feed says good-bye first.
  running.push(server.stop, feed.stop);
  log.info({ url: server.url, database: database.kind, version }, 'listening');
  return { url: server.url, deps };
}

const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** Run as a program: until a signal says to stop. A second one does not wait. */
async function main(): Promise<void> {
  const env = readEnv(process.env);
  const server = await start({ env });
  process.stdout.write(`Baton listens at ${server.url}. Stop it with Ctrl+C.\n`);
  if (env.databaseUrl === null) {
    process.stdout.write(
      'The embedded database does not wait for the disk: a power cut may lose the last seconds.\n' +
        'Where that matters, DATABASE_URL names a PostgreSQL.\n',
    );
  }
  const link = await makeSetupLink(server.deps);
  if (link) {
    const page = new URL(`/setup/${link.token}`, env.publicUrl ?? server.url);
    // On the terminal alone, never in the log: whoever has it becomes the admin.
    process.stdout.write(`There is no admin yet. Open this page within 24 hours:\n${page}\n`);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
}

/** Said in one sentence where the operator can do something about it; anything else shows where it happened. */
export function reasonOf(error: Error & { code?: string; port?: number }): string {
  if (error instanceof WrongEnvironment || error instanceof FolderInUse) return error.message;
  if (error.code === 'EADDRINUSE') {
    return `Port ${error.port} is taken by another program: choose another one (BATON_PORT).`;
  }
  return error.stack ?? error.message;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((error: Error) => {
    process.stderr.write(`${reasonOf(error)}\n`);
    process.exit(1);
  });
}
