import 'fake-indexeddb/auto';
import '#tests/support/extension-browser.ts';
import { liveQuery } from 'dexie';
import { v7 } from 'uuid';
import type { Action } from '#lib/domain/action.ts';
import { openReplica, type Replica } from '#lib/replica/database.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { followServerClock } from '#lib/replica/server-clock.ts';
import { perform, type Draft } from '#lib/replica/perform.ts';
import { exchange } from '#lib/sync/exchange.ts';
import type { Parts } from '#lib/sync/parts.ts';
import { openSecrets } from '#lib/sync/token.ts';

/** A browser with the extension, as far as sync is concerned. */
export interface Device {
  parts: Parts;
  replica: Replica;
  signal: AbortSignal;
  stop(): void;
  exchange(): ReturnType<typeof exchange>;
  perform(draft: Draft): Promise<Action>;
  /** Whether its network is there. */
  setOnline(isOnline: boolean): void;
}

/** A device with this token for the server at `base`; `over` replaces parts of its world. */
export async function aDevice(
  base: string,
  token: string | null,
  over: Partial<Parts> = {},
): Promise<Device> {
  let isOnline = true;
  const stopping = new AbortController();
  const replica = openReplica(`replica ${v7()}`);
  const secrets = openSecrets(`secrets ${v7()}`);
  if (token !== null) {
    await secrets.write('device', { base, token, memberId: null });
    await writeMeta(replica, { since: new Date(0) });
  }
  const reach = over.fetch ?? fetch;
  const clock = followServerClock(replica, over.now ?? (() => new Date()), stopping.signal);
  const parts: Parts = {
    replica,
    clock,
    secrets,
    WebSocket,
    random: () => 0.5,
    report: (fault) => {
      throw fault;
    },
    isOnline: () => isOnline,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, milliseconds);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason as Error);
        });
      }),
    ...over,
    now: clock.now,
    fetch: (input, init) =>
      isOnline ? reach(input, init) : Promise.reject(new TypeError('Failed to fetch')),
  };
  return {
    parts,
    replica,
    signal: stopping.signal,
    stop: () => stopping.abort(new Error('stopped')),
    exchange: () => exchange(parts, stopping.signal),
    async perform(draft) {
      const id = await perform(replica, draft, { newId: () => v7(), now: parts.now });
      const waiting = await replica.outbox.where('id').equals(id).first();
      if (!waiting) throw new Error('it is not in the outbox');
      return waiting.action;
    },
    setOnline: (value) => (isOnline = value),
  };
}

/** Waits until what a live query looks at is so. */
export function seen<T>(look: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    const watching = liveQuery(look).subscribe({
      next(value) {
        if (!isSo(value)) return;
        resolve(value);
        // The subscription is not assigned yet when the first value comes at once.
        queueMicrotask(() => watching.unsubscribe());
      },
      error: reject,
    });
  });
}
