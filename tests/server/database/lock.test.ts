import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from '#server/database/lock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const module = new URL('../../../server/database/lock.ts', import.meta.url).href;

/** Another process that takes the folder and says so, or says why not. */
async function other(): Promise<{ process: ChildProcess; said: string }> {
  const script = `import { lockFolder } from ${JSON.stringify(module)};
    lockFolder(${JSON.stringify(folder)}).then(
      () => { process.stdout.write('taken'); setInterval(() => {}, 1000); },
      (error) => process.stdout.write(error.message));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe' });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, said: String(said) };
}

describe('lockFolder', () => {
  it('refuses a second process and names the first', async () => {
    const unlock = await lockFolder(folder);
    const second = await other();
    expect(second.said).toContain(`in use by process ${process.pid}`);
    expect(second.said).toContain(folder);
    await unlock();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses this process too, a second time', async () => {
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await unlock();
    await (
      await lockFolder(folder)
    )();
  });

  it('takes over from a process that was killed', async () => {
    const first = await other();
    expect(first.said).toBe('taken');
    await expect(lockFolder(folder)).rejects.toThrow(`process ${first.process.pid}`);
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');
    await (
      await lockFolder(folder)
    )();
  });

  it('is not fooled by another process that got the same id', async () => {
    await writeFile(join(folder, 'lock'), `${process.pid} 1`);
    const unlock = await lockFolder(folder);
    expect(await readFile(join(folder, 'lock'), 'utf8')).not.toBe(`${process.pid} 1`);
    await unlock();
  });

  it('goes to one of many that find a dead lock at once', async () => {
    await writeFile(join(folder, 'lock'), '999999999 1');
    const all = await Promise.all(Array.from({ length: 6 }, other));
    expect(all.filter(({ said }) => said === 'taken')).toHaveLength(1);
    const holder = all.find(({ said }) => said === 'taken');
    expect(await readFile(join(folder, 'lock'), 'utf8')).toContain(`${holder?.process.pid} `);
    for (const { process: child } of all) child.kill('SIGKILL');
  });
});
