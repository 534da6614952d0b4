import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const running = new Set<ChildProcess>();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-main-'));
});
// A folder goes only once nobody writes to it any more.
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
afterEach(async () => {
  await Promise.all([...running].map(end));
  running.clear();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the server as people do. `says` waits until what it printed matches; `ended` for its exit code. */
function run(env: Record<string, string> = {}, args: string[] = []) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, BATON_DATA: folder, BATON_PORT: '0', ...env },
    stdio: 'pipe',
  });
  running.add(child);
  let printed = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      printed += String(data);
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(printed);
        if (found) resolve(found[1] ?? found[0]);
      };
      listeners.add(look);
      look();
      void ended.then((code) => reject(new Error(`ended with ${code}:\n${printed}`)));
    });
  return { child, says, ended, printed: () => printed };
}

const address = /Baton listens at (http:\/\/127\.0\.0\.1:\d+)/;
const setup = /(http:\/\/\S+\/setup\/\S+)/;

// A first start makes a database, which takes long on a busy machine.
describe('the server as a program', { timeout: 180_000 }, () => {
  it('prints where it listens and the link for the first admin, and stops with an open socket', async () => {
    const server = run({}, ['--production']);
    const url = await server.says(address);
    const link = await server.says(setup);
    const isEmbedded = !process.env.DATABASE_URL;
    expect(/a power cut may lose/.test(server.printed())).toBe(isEmbedded);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    expect((await fetch(link)).status).toBe(200);
    // Neither the log nor anything else on the terminal but that one line holds the link's token.
    const token = link.split('/').at(-1) ?? '';
    expect(server.printed().split(token)).toHaveLength(2);

    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/feed`);
    await once(socket, 'open');
    const closed = once(socket, 'close');
    server.child.kill('SIGTERM');
    expect((await closed)[0]).toBe(1001);
    expect(await server.ended).toBe(0);
  });

  it('starts again on what it left behind, after SIGKILL too', async () => {
    const first = run();
    const link = await first.says(setup);
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const second = run();
    const url = await second.says(address);
    await second.says(setup);
    // A new start makes a new link; the one before opens nothing.
    const old = new URL(new URL(link).pathname, url);
    expect((await fetch(old)).status).toBe(404);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('says which variable is wrong', async () => {
    const server = run({ BATON_PORT: 'http' });
    expect(await server.ended).toBe(1);
    expect(server.printed()).toMatch(/BATON_PORT must be a port number/);
    expect(server.printed()).not.toMatch(/ at .*\.ts:/);
  });

  it('says that the port is taken, and lets the folder go', async () => {
    const first = run();
    const url = await first.says(address);
    const other = await mkdtemp(join(tmpdir(), 'baton-main-'));
    const second = run({ BATON_PORT: new URL(url).port, BATON_DATA: other });
    expect(await second.ended).toBe(1);
    expect(second.printed()).toContain(`BATON_PORT`);
    const third = run({ BATON_DATA: other });
    await third.says(address);
    await end(third.child);
    await rm(other, { recursive: true, force: true });
  });

  // PostgreSQL serves any number of processes.
  if (!process.env.DATABASE_URL) {
    it('refuses a second process on the same folder', async () => {
      const first = run();
      await first.says(address);
      const second = run();
      expect(await second.ended).toBe(1);
      expect(second.printed()).toContain(`in use by process ${first.child.pid}`);
      expect(second.printed()).not.toMatch(/ at .*\.ts:/);
    });
  }
});
