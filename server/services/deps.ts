import type { Logger } from 'pino';
import type { Database } from '#server/database/database.ts';
import type { Signals } from '#server/database/signals.ts';
import type { Queue } from '#server/queue/queue.ts';
import type { Consents } from './consent/client.ts';

/** What every service is given; nothing of it is global. */
export interface Deps {
  database: Database;
  queue: Queue;
  signals: Signals;
  now(): Date;
  /** UUIDv7, so that ids sort by age. */
  newId(): string;
  log: Logger;
  /** Where accounts may be opened by a consent instead of a password; without it nowhere. */
  consents?: Consents;
  /** Named points at which a journey kills the process to see that nothing is lost. Does nothing in production. */
  reach(point: string): Promise<void>;
}
