import { readFileSync } from 'node:fs';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Another living process has the folder open. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: string) {
    super(
      `The data folder ${folder} is in use by process ${pid}. ` +
        'Two servers on one folder would lose data: stop that one, or give this one a folder of its own (BATON_DATA).',
    );
    this.name = 'FolderInUse';
  }
}

/**
 * Takes the folder for this process by a file `lock`, which says who has it. The lock of a process that no longer
 * lives is taken over. Returns what gives the folder back.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock');
  const own = `${path}.${process.pid}`;
  await writeFile(own, holderOf(process.pid), { mode: 0o600 });
  try {
    // A link appears with its content and only where nothing is, so of two that start at once one gets it.
    while (!(await isLinked(own, path))) {
      const holder = await readFile(path, 'utf8').catch(() => '');
      if (isAlive(holder)) throw new FolderInUse(folder, holder.split(' ')[0] ?? '');
      await takeAway(path, holder);
    }
  } finally {
    await unlink(own);
  }
  return () => unlink(path);
}

async function isLinked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes the lock of a dead `holder`, but not one that a third process has put there in the meantime. */
async function takeAway(path: string, holder: string): Promise<void> {
  const aside = `${path}.${process.pid}.old`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== holder) await link(aside, path).catch(() => {});
  await unlink(aside);
}

/** Process id and, where the system tells it, when that process began: in a container the same id comes again. */
function holderOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted behind the name in parentheses (proc(5)).
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return String(pid);
  }
}

function isAlive(holder: string): boolean {
  const pid = Number(holder.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !holder.includes(' ') || holderOf(pid) === holder;
}
