import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { modernNode } from '../../../server/prepare.mjs';
import type { Order, Report } from '../server-entry.ts';

/** The real server as a process, which may be killed and started again on the same data and the same port. */
export interface ServerProcess {
  url: string;
  /** Opens the page of the first admin while there is none. */
  setupToken: string | null;
  /** Puts the server's clock forward; a restart keeps it there. */
  advance(ms: number): Promise<void>;
  /** From now on the process dies by SIGKILL as soon as it reaches `point`. */
  killAt(point: string): Promise<void>;
  /** Takes all of that back. */
  spare(): Promise<void>;
  /** Resolves when the process has ended, with the signal that ended it. */
  ended(): Promise<NodeJS.Signals | null>;
  kill(): Promise<void>;
  /** Ends it by SIGTERM where it runs; rejects where that is no clean end. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Of the process as it now runs. */
  pid(): number;
  /** Everything it has printed, over all starts. */
  logs(): string;
}

const entry = fileURLToPath(new URL('../server-entry.ts', import.meta.url));

/** Starts it. `env` holds the server's own variables (`BATON_DATA`, `DATABASE_URL`, …). */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  let child: ChildProcess | undefined;
  let ending: Promise<NodeJS.Signals | null> = Promise.resolve(null);
  let url = '';
  let setupToken: string | null = null;
  let ahead = 0;
  let log = '';

  async function start(): Promise<void> {
    const begun = spawn(modernNode() as string, [entry], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...env, BATON_TEST_AHEAD: String(ahead) },
    });
    child = begun;
    const from = log.length;
    for (const stream of [begun.stdout, begun.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (log += text));
    }
    ending = once(begun, 'exit').then(([, signal]) => signal as NodeJS.Signals | null);
    const failed = ending.then(() => {
      throw new Error(`the server ended before it listened:\n${log.slice(from)}`);
    });
    // Once it listens its end is no failure.
    failed.catch(() => {});
    const told = await Promise.race([once(begun, 'message'), failed]);
    const report = told[0] as Report;
    if (report.type === 'listening') ({ url, setupToken } = report);
  }

  async function order(message: Order): Promise<void> {
    const taken = once(child as ChildProcess, 'message');
    child?.send(message);
    await taken;
  }

  const orphan = (): void => void child?.kill('SIGKILL');
  process.once('exit', orphan);
  await start();
  return {
    get url() {
      return url;
    },
    get setupToken() {
      return setupToken;
    },
    async advance(ms) {
      ahead += ms;
      await order({ type: 'advance', ms });
    },
    killAt: (point) => order({ type: 'kill-at', point }),
    spare: () => order({ type: 'spare' }),
    ended: () => ending,
    async kill() {
      child?.kill('SIGKILL');
      await ending;
    },
    async stop() {
      if (child?.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const signal = await ending;
      if (signal !== null || child.exitCode !== 0) {
        throw new Error(`the server ended by ${signal ?? child.exitCode}:\n${log.slice(-4000)}`);
      }
    },
    start,
    pid: () => child?.pid ?? 0,
    logs: () => log,
  };
}
