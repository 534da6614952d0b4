import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { fromDrizzle, fromPglite, PgBoss, type PGliteLike } from 'pg-boss';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Route } from '#lib/domain/routing.ts';
import type { Database, Transaction } from '#server/database/database.ts';
import { faultOf } from '#server/log.ts';

/** What is done later, and what it needs to know. */
export interface JobData {
  /** Put the original of a handed-off inquiry into the assignee's own mailbox. */
  'hand-off': { teamId: TeamId; inquiryId: InquiryId; actionId: ActionId };
  /** Put a mail that followed a hand-off there too; `actionId` is its `followUpId`. */
  'follow-up': { teamId: TeamId; inquiryId: InquiryId; actionId: ActionId };
  /** Send the first automatic answer to a new inquiry; `actionId` is that of its opening. */
  acknowledge: { teamId: TeamId; inquiryId: InquiryId; actionId: ActionId };
  /** Give a new inquiry to whom the team's rules mean. */
  route: {
    teamId: TeamId;
    inquiryId: InquiryId;
    assign: Route['assign'];
    handOff: Route['handOff'];
  };
}
export type JobName = keyof JobData;
export type Job = { [N in JobName]: { name: N; data: JobData[N]; startAfter?: Date } }[JobName];

interface Patience {
  retryLimit: number;
  retryDelay: number;
  retryDelayMax: number;
  /** After which a job whose worker says nothing comes again: its process may have been killed. */
  expireInSeconds: number;
}

/** How often and how soon a job that failed is tried again, by name. */
const queues: Record<JobName, Patience> = {
  // Often enough to outlast the hours for which a refusal is borne.
  'hand-off': { retryLimit: 40, retryDelay: 5, retryDelayMax: 900, expireInSeconds: 120 },
  'follow-up': { retryLimit: 40, retryDelay: 5, retryDelayMax: 900, expireInSeconds: 120 },
  acknowledge: { retryLimit: 40, retryDelay: 5, retryDelayMax: 900, expireInSeconds: 120 },
  route: { retryLimit: 20, retryDelay: 1, retryDelayMax: 300, expireInSeconds: 60 },
};

/** The queue has names of its own too. */
export function isJobName(name: string): name is JobName {
  return Object.hasOwn(queues, name);
}

export interface Queue {
  /** Adds a job to a transaction: both are there after the commit, or neither. Returns the job's id. */
  enqueue(transaction: Transaction, job: Job): Promise<string | null>;
  /** Hands each job of this name to `work`, here or in another process; one that throws comes again later. */
  work<N extends JobName>(
    name: N,
    work: (data: JobData[N], id: string) => Promise<void>,
  ): Promise<void>;
  /** Lets running jobs end for at most ten seconds. */
  stop(): Promise<void>;
}

/** Opens the queue beside the tables of `database`. `url` is null for the embedded one. */
export async function openQueue(options: {
  database: Database;
  url: string | null;
  log: Logger;
}): Promise<Queue> {
  const { database, url, log } = options;
  const boss = new PgBoss({
    ...(url === null
      ? { db: fromPglite(pgliteOf(database)), backend: 'pglite' as const }
      : { connectionString: url, max: 4, application_name: 'baton queue' }),
    useListenNotify: true,
    // An embedded database is small and one process's; health of a large one is its keeper's to watch.
    registerInstance: false,
    monitorVacuum: false,
    reindex: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.error(faultOf(error), 'queue'));
  boss.on('warning', ({ message }) => log.warn({ message }, 'queue'));
  await boss.start();
  for (const [name, options] of Object.entries(queues)) {
    await boss.createQueue(name, { ...options, retryBackoff: true, notify: true });
  }
  return {
    enqueue: (transaction, { name, data, startAfter }) =>
      boss.send(name, data, {
        ...(startAfter && { startAfter }),
        db: fromDrizzle(transaction, sql),
      }),
    async work(name, work) {
      const worker: string = await boss.work<JobData[typeof name]>(name, async ([job]) => {
        if (!job) return;
        // Else it would sleep until the next look, though more jobs may have come with this one.
        boss.notifyWorker(worker);
        await work(job.data, job.id);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

function pgliteOf(database: Database): PGliteLike {
  if ('pglite' in database) return database.pglite as PGliteLike;
  throw new Error('the embedded queue needs the embedded database');
}
