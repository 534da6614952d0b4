import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface Daemon {
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** File that takes its output. Kept out of our pipes: a daemon that outlives us would hold them open. */
  log: string;
  /** Accepting on these means it is ready. */
  ports: number[];
}

export interface Running {
  stop(): Promise<void>;
}

interface Ids {
  uid: number;
  gid: number;
}

/** Starts all, each in the foreground and a process group of its own; when one fails, none stays behind. */
export async function startDaemons(daemons: Daemon[], ids: Ids): Promise<Running> {
  const started = daemons.map((daemon) => startDaemon(daemon, ids));
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((one) => one.stop()));
  };
  try {
    await Promise.all(started.map((one) => one.ready));
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

function startDaemon(daemon: Daemon, ids: Ids): Running & { ready: Promise<void> } {
  const log = openSync(daemon.log, 'a');
  const child = spawn(daemon.command, daemon.args, {
    ...ids,
    env: { PATH: process.env.PATH, ...daemon.env },
    stdio: ['ignore', log, log],
    // php -S leaves its workers alive, and answering, when only the parent is killed.
    detached: true,
  });
  closeSync(log);
  const killGroup = (): void => signalGroup(child, 'SIGKILL');
  process.once('exit', killGroup);
  const ended = once(child, 'exit');
  const failed = ended.then(() => {
    throw new Error(`${daemon.command} ended:\n${readFileSync(daemon.log, 'utf8').slice(-2000)}`);
  });
  // After the start nobody waits for it any more.
  failed.catch(() => {});
  return {
    ready: Promise.race([Promise.all(daemon.ports.map(accepting)).then(() => {}), failed]),
    async stop() {
      process.off('exit', killGroup);
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      signalGroup(child, 'SIGTERM');
      await ended;
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Resolves when something accepts on the port; gives up after ten seconds. */
async function accepting(port: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await connects(port)) return;
    await pause(20);
  }
  throw new Error(`nothing listens on port ${port}`);
}

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
