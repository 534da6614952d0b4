import { readFile } from 'node:fs/promises';
import { until } from '#tests/support/until.ts';

/** What a process holds, in MB. */
async function held(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

/** What a process holds that has started and has nothing to do, in MB. */
export function atRest(pid: number): Promise<number> {
  let before = 0;
  const settled = async (): Promise<number | null> => {
    const now = await held(pid);
    const isSteady = Math.abs(now - before) < 1;
    before = now;
    return isSteady ? now : null;
  };
  return until(settled, { every: 1000, patience: 30_000, what: 'a process at rest' });
}

/** Looks at a process five times a second. `stop` gives the most it held, in MB. */
export function watchMemory(pid: number): { stop(): number } {
  let most = 0;
  const look = async (): Promise<void> => {
    most = Math.max(most, await held(pid));
  };
  const timer = setInterval(() => void look().catch(() => {}), 200);
  return {
    stop() {
      clearInterval(timer);
      return most;
    },
  };
}
