import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('npm start -- --production serves neither practice page nor sample team', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baton-production-'));
  const { DATABASE_URL: _, ...env } = process.env;
  const server = spawn(process.execPath, ['server/start.mjs', '--production'], {
    env: { ...env, BATON_DATA: folder, BATON_PORT: '0', BATON_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let said = '';
    for await (const chunk of server.stdout) {
      said += String(chunk);
      if (said.includes('/setup/')) break;
    }
    const [, address] = /listens at (\S+)\./.exec(said) ?? [];
    expect(said.match(/power cut/g)).toHaveLength(1);
    // Without an admin there is no team.
    expect(said).toMatch(/no admin yet/);
    expect((await fetch(`${address}/practice/`)).status).toBe(404);
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
  expect(server.exitCode).toBe(0);
});
