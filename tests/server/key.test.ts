import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyFor, loadKey } from '#server/key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('loadKey', () => {
  it('makes one key, whoever asks first, that only its owner can read', async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, () => loadKey(join(folder, 'new'))));
    for (const key of keys) expect(key).toEqual(keys[0]);
    expect(keys[0]).toHaveLength(32);
    expect((await stat(join(folder, 'new', 'key'))).mode & 0o777).toBe(0o600);
    expect(await loadKey(join(folder, 'new'))).toEqual(keys[0]);
  });

  it('takes nothing else for a key, and does not replace it', async () => {
    await writeFile(join(folder, 'key'), 'not a key');
    await expect(loadKey(folder)).rejects.toThrow('32 bytes');
    await expect(loadKey(folder)).rejects.toThrow(join(folder, 'key'));
  });

  it('closes a file that others could read', async () => {
    await loadKey(folder);
    await chmod(join(folder, 'key'), 0o644);
    await loadKey(folder);
    expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600);
  });
});

describe('keyFor', () => {
  it('gives each use a key of its own, the same each time', () => {
    const key = Buffer.alloc(32, 1);
    const uses = (['sign-in', 'forms', 'accounts'] as const).map((use) =>
      keyFor(use, key).toString('hex'),
    );
    expect(new Set(uses).size).toBe(3);
    expect(keyFor('forms', key)).toEqual(keyFor('forms', key));
  });
});
