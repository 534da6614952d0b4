import { readFile, writeFile } from 'node:fs/promises';
import { until } from '#tests/support/until.ts';

/** What a process holds, and the most it held since it began or since `forgetPeak`; in MB. */
export interface Memory {
  now: number;
  peak: number;
}

export async function memoryOf(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}

/** Of a process that has started and has nothing to do: its peak is what starting took. */
export function atRest(pid: number): Promise<Memory> {
  let before = 0;
  const settled = async (): Promise<Memory | null> => {
    const memory = await memoryOf(pid);
    const isSteady = Math.abs(memory.now - before) < 1;
    before = memory.now;
    return isSteady ? memory : null;
  };
  return until(settled, { every: 1000, patience: 30_000, what: 'a process at rest' });
}

/** From here on the peak is counted anew (proc(5), clear_refs). */
export function forgetPeak(pid: number): Promise<void> {
  return writeFile(`/proc/${pid}/clear_refs`, '5');
}
