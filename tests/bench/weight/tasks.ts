import type { ProfileNode, TraceEvent } from './trace.ts';

/**
 * One task of a main thread, in milliseconds of the processor: the whole of it, and script of ours in it. What a busy
 * machine did between is nobody's work here.
 */
export interface Task {
  whole: number;
  ours: number;
}

/** The main threads of the webmails' pages, and that of our own frames: another process, beside which pages go on. */
export interface MainThreads {
  pages: Task[];
  frames: Task[];
}

/**
 * What a trace says of main threads. A task is ours for as long as script of our origin was on its stack, whatever that
 * made the browser do meanwhile; script of the page that ran in the same task is not.
 */
export function mainThreads(events: readonly TraceEvent[]): MainThreads {
  const named = (event: string, name: string) =>
    events.filter((one) => one.name === event && one.args.name === name);
  const tasksIn = (process: string): Task[] => {
    const pids = new Set(named('process_name', process).map(({ pid }) => pid));
    return named('thread_name', 'CrRendererMain')
      .filter(({ pid }) => pids.has(pid))
      .flatMap(({ pid, tid }) => tasksOf(events, pid, tid));
  };
  return { pages: tasksIn('Renderer'), frames: tasksIn('Extension Renderer') };
}

/** Of all tasks, in milliseconds. */
export function sum(tasks: readonly Task[], what: keyof Task): number {
  return tasks.reduce((all, task) => all + task[what], 0);
}

/** Of one task, in milliseconds. */
export function longest(tasks: readonly Task[], what: keyof Task): number {
  return tasks.reduce((most, task) => Math.max(most, task[what]), 0);
}

function tasksOf(events: readonly TraceEvent[], pid: number, tid: number): Task[] {
  const tasks = events
    .filter((one) => one.name === 'RunTask' && one.pid === pid && one.tid === tid && one.dur)
    .map(({ ts, dur = 0, tdur = dur }) => ({
      begin: ts,
      end: ts + dur,
      share: tdur / dur,
      ours: 0,
    }))
    .toSorted((a, b) => a.begin - b.begin);
  let at = 0;
  for (const { from, to } of stretchesOfOurs(events, pid, tid)) {
    while (at < tasks.length && tasks[at]!.end <= from) at += 1;
    // Between two looks a task may have ended: what came after it was not seen.
    const task = tasks[at];
    if (task && task.begin <= from) task.ours += Math.min(to, task.end) - from;
  }
  return tasks.map(({ begin, end, share, ours }) => ({
    whole: ((end - begin) * share) / 1000,
    ours: (ours * share) / 1000,
  }));
}

/** From each look that met script of ours to the next one, in order. */
function stretchesOfOurs(events: readonly TraceEvent[], pid: number, tid: number) {
  const profile = events.find(
    (one) => one.name === 'Profile' && one.pid === pid && one.tid === tid,
  );
  const chunks = events
    .filter((one) => one.name === 'ProfileChunk' && one.pid === pid && one.id === profile?.id)
    .toSorted((a, b) => a.ts - b.ts);
  const ours = new Set<number>();
  const learn = ({ id, parent, callFrame }: ProfileNode): void => {
    const isOurs = callFrame.url?.startsWith('chrome-extension://');
    if (isOurs || (parent !== undefined && ours.has(parent))) ours.add(id);
  };
  const looks: { at: number; isOurs: boolean }[] = [];
  let at = profile?.args.data?.startTime ?? 0;
  for (const { args } of chunks) {
    const { cpuProfile, timeDeltas = [] } = args.data ?? {};
    for (const node of cpuProfile?.nodes ?? []) learn(node);
    for (const [index, sample] of (cpuProfile?.samples ?? []).entries()) {
      at += timeDeltas[index] ?? 0;
      looks.push({ at, isOurs: ours.has(sample) });
    }
  }
  looks.sort((a, b) => a.at - b.at);
  return looks.flatMap((look, index) => {
    const next = looks[index + 1];
    return look.isOurs && next ? [{ from: look.at, to: next.at }] : [];
  });
}
