import { sql } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import * as z from 'zod/mini';
import { MemberId, TeamId } from '#lib/domain/ids.ts';
import { Presence } from '#lib/domain/presence.ts';
import { faultOf } from '#server/log.ts';
import type { Database } from './database.ts';

/** PostgreSQL carries less than 8000 bytes with a notification, and each of these is about 160. */
export const mostToldOfMember = 40;

/**
 * `at`: the team's log has grown to `seq`. `doors`: somebody lost a token or the right to it; ask again who may stay.
 * `presence`: all of where a member is by the devices of one process, which names itself by an id of its own.
 */
export const Signal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at'), teamId: TeamId, seq: z.int() }),
  z.object({ kind: z.literal('doors'), teamId: TeamId }),
  z.object({
    kind: z.literal('presence'),
    teamId: TeamId,
    process: z.string().check(z.maxLength(100)),
    memberId: MemberId,
    presences: z.array(Presence).check(z.maxLength(mostToldOfMember)),
  }),
]);
export type Signal = z.infer<typeof Signal>;
type Listener = (signal: Signal) => void;

/**
 * News between the parts of one process, and between processes that share a PostgreSQL. A signal may be lost or come
 * twice; whoever listens reads the truth from the database now and then.
 */
export interface Signals {
  /** Call after the commit, never within: PostgreSQL lets only one transaction with a notification commit at a time. */
  announce(signal: Signal): void;
  subscribe(listener: Listener): () => void;
  stop(): Promise<void>;
}

const channel = 'baton_team';
/** Between two journeys, in milliseconds: at hundreds of actions a second nobody has to hear of each. */
const breath = 10;

/** What a newer signal makes an older one needless of. */
function subjectOf(signal: Signal): string {
  const { kind, teamId } = signal;
  return kind === 'presence' ? `${kind} ${signal.process} ${signal.memberId}` : `${kind} ${teamId}`;
}

export async function openSignals(database: Database, log: Logger): Promise<Signals> {
  const listeners = new Set<Listener>();
  const hear: Listener = (signal) => {
    for (const listener of listeners) {
      try {
        listener(signal);
      } catch (error) {
        // What was announced has happened, whoever could not bear to hear it.
        log.error(faultOf(error), 'listener failed');
      }
    }
  };
  const isShared = database.kind === 'postgres';
  const waiting = new Map<string, Signal>();
  let sending: Promise<void> | null = null;

  // What comes in meanwhile is gathered, the newest of its kind, and goes with the next journey.
  const send = async (): Promise<void> => {
    while (waiting.size > 0) {
      const payloads = [...waiting.values()].map((signal) => JSON.stringify(signal));
      waiting.clear();
      await database
        .execute(
          sql`select pg_notify(${channel}, payload) from unnest(${sql.param(payloads)}::text[]) payload`,
        )
        .catch((error: unknown) => log.warn(faultOf(error), 'signal not sent'));
      await pause(breath);
    }
    sending = null;
  };

  const stopListening = isShared
    ? await database.listen(channel, (payload) => {
        const signal = z.safeParse(Signal, JSON.parse(payload));
        // A newer server may say what this one does not know.
        if (signal.success) hear(signal.data);
      })
    : async () => {};
  return {
    announce(signal) {
      hear(signal);
      if (!isShared) return;
      waiting.set(subjectOf(signal), signal);
      sending ??= send();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await stopListening();
      await sending;
    },
  };
}
