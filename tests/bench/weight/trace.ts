import type { Page } from 'playwright-core';

/** One event of Chromium's trace; `ts` and `dur` are microseconds of a clock that all its processes share, `tdur` of the thread's own. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  id?: string;
  args: {
    name?: string;
    data?: {
      /** Of a profile. */
      startTime?: number;
      timeDeltas?: number[];
      cpuProfile?: { nodes?: ProfileNode[]; samples?: number[] };
    };
  };
}

export interface ProfileNode {
  id: number;
  parent?: number;
  callFrame: { url?: string; functionName: string };
}

/** Tasks of each thread, and ten thousand looks a second at which script runs there. */
const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-v8.cpu_profiler',
  'disabled-by-default-v8.cpu_profiler.hires',
  'toplevel',
  'blink.user_timing',
];
const begun = 'baton:measured';

/**
 * Traces the browser of `page`, every process of it, while `during` runs. A process's profiler begins with the first
 * script that runs there, for as long as it takes to walk the heap: that is had before, and its tasks are left out.
 */
export async function trace(page: Page, during: () => Promise<void>): Promise<TraceEvent[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories, recordMode: 'recordAsMuchAsPossible' },
  });
  try {
    for (const frame of page.frames()) await frame.evaluate(() => 0);
    await page.evaluate((name) => void performance.mark(name), begun);
    await during();
  } finally {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
  }
  const begin = events.find(({ name }) => name === begun)?.ts ?? 0;
  return events.filter(({ name, ts }) => name !== 'RunTask' || ts >= begin);
}
