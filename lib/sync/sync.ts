import { liveQuery } from 'dexie';
import {
  endDevice,
  fetchHistory,
  fetchMailboxHealth,
  fetchWebmailHealth,
  learnProfile,
  resolve,
  search,
  sendReport,
  tryRule,
} from '#lib/api/api.ts';
import type { Server } from '#lib/api/call.ts';
import { ApiFailure } from '#lib/api/failure.ts';
import type { Action } from '#lib/domain/action.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Place, Presence } from '#lib/domain/presence.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Answer } from '#lib/protocol/api.ts';
import type { TryRuleRequest } from '#lib/protocol/try-rule.ts';
import type { WebmailReport } from '#lib/protocol/webmail-health.ts';
import type { Replies } from '#lib/protocol/worker.ts';
import { clearRows } from '#lib/replica/clear.ts';
import { readMeta, writeMeta } from '#lib/replica/meta.ts';
import { keepPresences } from '#lib/replica/presences.ts';
import { receiveRows } from '#lib/replica/receive.ts';
import { startAttention } from './attention.ts';
import { coalesce } from './coalesce.ts';
import { beginFlow, endFlow, pollFlow } from './connect.ts';
import { exchange, note, type Exchanged } from './exchange.ts';
import { runFeed } from './feed.ts';
import { startHere } from './here.ts';
import { oneByOne } from './one-by-one.ts';
import { connectedServer, type Parts } from './parts.ts';
import { sendAtOnce } from './send-at-once.ts';

/** The extension's dealings with the team's server. */
export interface Sync {
  /** Sends what waits and fetches what is new; calls that come together share one run. */
  exchange(): Promise<Exchanged>;
  /** A page of ours is in front of somebody: keeps the feed open for the next minute. */
  attend(): void;
  /** All that is in front of somebody here, on whatever pages; colleagues see it until it is said otherwise. */
  here(places: readonly Place[]): void;
  /** Goes on with a device flow that was under way when the worker stopped. */
  resume(): void;
  connect(address: string): Promise<Replies['connect']>;
  cancelConnect(): Promise<null>;
  disconnect(): Promise<null>;
  /**
   * Sends one action at once and past the outbox; what waits there for the same inquiry goes before it. `null`: the
   * server gave no answer, or none before `until`.
   */
  send(action: Action, until: AbortSignal): Promise<Answer | null>;
  resolve(sighting: Sighting): Promise<Replies['resolve']>;
  history(inquiryId: InquiryId): Promise<Replies['history']>;
  search(text: string): Promise<Replies['search']>;
  mailboxHealth(): Promise<Replies['mailbox-health']>;
  webmailHealth(): Promise<Replies['webmail-health']>;
  /** Tells what was found of a webmail's pages here; whether the server has taken it. */
  reportAnchors(report: WebmailReport): Promise<boolean>;
  learnProfile(sample: string): Promise<Replies['learn-profile']>;
  tryRule(rule: TryRuleRequest['rule']): Promise<Replies['try-rule']>;
}

/**
 * Starts syncing until `signal` aborts.
 * @param onExchanged called after each exchange, and whenever how we stand has changed.
 */
export function startSync(parts: Parts, onExchanged: () => void, signal: AbortSignal): Sync {
  const { replica, secrets } = parts;
  let flow: Promise<void> | null = null;

  const exchangeOnce = coalesce(async () => {
    try {
      return await exchange(parts, signal);
    } finally {
      onExchanged();
    }
  });
  /** Work that nobody waits for: an abort is its end, anything else reaches this context's handler. */
  const alone = (work: () => Promise<unknown>): Promise<void> =>
    work().then(
      () => undefined,
      (fault: unknown) => void (signal.aborted || parts.report(fault)),
    );
  const noted = async (failure: ApiFailure): Promise<void> => {
    await note(parts, failure);
    onExchanged();
  };
  const onAt = (seq: number): void => {
    void alone(async () => {
      const [known, { kind }] = await Promise.all([
        readMeta(replica, 'seq'),
        readMeta(replica, 'connection'),
      ]);
      if ((known ?? -1) < seq || kind !== 'connected') await exchangeOnce();
    });
  };
  const inTurn = oneByOne();
  const onPresence = (presences: Presence[]): void => {
    void alone(() => inTurn(() => keepPresences(replica, presences)));
  };
  const attention = startAttention(
    parts,
    (until) =>
      alone(async () => {
        const server = await connectedServer(parts, signal);
        if (!server?.token) return;
        const onBye = (reason: 'signed-out' | 'too-old') =>
          void alone(() => noted(new ApiFailure(reason)));
        // Whether the network is gone or only the line, the next exchange tells.
        const onLost = () => {
          onPresence([]);
          void alone(exchangeOnce);
        };
        const events = { onAt, onBye, onLost, onPresence, onOpen: here.speak };
        try {
          await runFeed(parts, { ...server, token: server.token }, events, until);
        } finally {
          onPresence([]);
        }
      }),
    signal,
  );
  const here = startHere(parts, attention.call, signal);
  // The last worker may have been stopped with colleagues still on show.
  onPresence([]);
  const resume = (): void => {
    flow ??= alone(async () => {
      const isConnected = await pollFlow(parts, signal);
      if (isConnected) attention.call();
      if (isConnected) await exchangeOnce();
      else onExchanged();
    }).finally(() => {
      flow = null;
    });
  };
  /** Asks the server on behalf of a page; `null` where it cannot be asked, or nobody waits any more. */
  const asked = async <T>(
    question: (server: Server) => Promise<T>,
    until?: AbortSignal,
  ): Promise<T | null> => {
    const server = await connectedServer(parts, until ? AbortSignal.any([signal, until]) : signal);
    if (!server) return null;
    try {
      return await question(server);
    } catch (error) {
      if (until?.aborted) return null;
      if (!(error instanceof ApiFailure)) throw error;
      if (error.code === 'signed-out' || error.code === 'too-old') await noted(error);
      return null;
    }
  };

  const waiting = liveQuery(() => replica.outbox.filter((one) => one.doneSeq === null).count());
  const watching = waiting.subscribe({
    next: (count) => void (count > 0 && alone(exchangeOnce)),
    error: (fault) => parts.report(fault),
  });
  signal.addEventListener('abort', () => watching.unsubscribe());

  return {
    exchange: exchangeOnce,
    attend: attention.call,
    here: here.put,
    resume,
    async connect(address) {
      const reply = await beginFlow(parts, address, signal);
      if (reply.kind === 'code') resume();
      return reply;
    },
    async cancelConnect() {
      if (await secrets.read('flow')) await endFlow(parts, null);
      return null;
    },
    async disconnect() {
      // What is in front of somebody is this team's, and the next server's business never.
      here.put([]);
      attention.end();
      await asked(endDevice);
      await secrets.write('device', null);
      await clearRows(replica);
      await writeMeta(replica, {
        connection: { kind: 'none' },
        connectProblem: null,
        anchorReports: null,
      });
      onExchanged();
      return null;
    },
    send: (action, until) => asked((server) => sendAtOnce(parts, server, action), until),
    resolve: (sighting) =>
      asked(async (server) => {
        const found = await resolve(server, sighting);
        if (found.kind !== 'none') await receiveRows(replica, found.changes);
        return found;
      }),
    history: (inquiryId) => asked((server) => fetchHistory(server, inquiryId)),
    search: (text) => asked((server) => search(server, text)),
    mailboxHealth: () => asked(fetchMailboxHealth),
    webmailHealth: () => asked(fetchWebmailHealth),
    reportAnchors: async (report) =>
      (await asked(async (server) => {
        await sendReport(server, report);
        return true;
      })) ?? false,
    learnProfile: (sample) => asked((server) => learnProfile(server, sample)),
    tryRule: (rule) => asked((server) => tryRule(server, rule)),
  };
}
