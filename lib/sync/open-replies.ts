import type { ActionId, InquiryId } from '#lib/domain/ids.ts';
import type { Verdict } from '#lib/domain/sending.ts';
import type { DraftId, OpenDraft } from '#lib/protocol/guard.ts';
import { draftBegan, draftEnded, draftGoesOn } from '#lib/replica/drafts.ts';
import { sendVerdict } from '#lib/replica/queries/send-verdict.ts';
import { watchTables } from '#lib/replica/watch-tables.ts';
import { coalesce } from './coalesce.ts';
import { inquiryOfSighting, recogniseHere, type Recognising } from './inquiry-of-sighting.ts';
import { oneByOne } from './one-by-one.ts';
import { earliest, oneTimer } from './one-timer.ts';
import type { Parts } from './parts.ts';
import { isToCustomer } from './to-customer.ts';
import { until } from './until.ts';

/** A reply being written in a tab. */
export interface OpenReply {
  tabId: number;
  draft: OpenDraft;
  /** When it was begun, by the server's clock. */
  since: Date;
  inquiryId: InquiryId | null;
  /** What this browser knows; `null`: none of ours, or to colleagues alone. */
  held: Verdict | null;
  /** What a press of Send was answered; counts until what this browser knows has changed since. */
  stop: Verdict | null;
  /** What its page was told last. */
  told: string;
  changesAt: Date | null;
  /** By which press the server has reserved it; where it has not answered, it may have. */
  reservation: { press: ActionId; isAnswered: boolean } | null;
}

/**
 * So long after a reply closed, in milliseconds, one to the same inquiry goes on with it: its page was loaded again or
 * settled anew, or it went to a window of its own, and it has another name now. For one that was discarded and begun
 * afresh that quickly, what was answered meanwhile is told once too often.
 */
const goesOnFor = 60_000;

/** The replies being written in all tabs, each with a verdict that is kept right. */
export interface OpenReplies {
  open(tabId: number, draft: OpenDraft): Promise<OpenReply>;
  find(tabId: number, id: DraftId): OpenReply | null;
  /**
   * The same, once its page has told: a worker that was just started hears of a Send before it hears of the reply.
   * `null` once `late` aborts, and then nothing is kept of the waiting: a page may name replies that never come.
   */
  coming(tabId: number, id: DraftId, late: AbortSignal): Promise<OpenReply | null>;
  of(tabId: number): OpenReply[];
  /** Looks once more, and tells its page what is new. */
  look(reply: OpenReply): Promise<void>;
  close(reply: OpenReply): Promise<void>;
}

/** Nobody writes more in one tab at once; a page that opens more has the oldest forgotten, and their Sends go. */
const most = 50;

/** What counts for a reply now: the answer to its press of Send, else what this browser knows. */
export function verdictOf({ stop, held }: OpenReply): Verdict | null {
  return stop ?? held;
}

/** Whether it is an inquiry's, and the customer gets it; a page that tells no addresses is believed to write to them. */
export async function isOurs(
  reply: OpenReply,
  { replica }: Pick<Parts, 'replica'>,
): Promise<boolean> {
  const { inquiryId, draft } = reply;
  if (inquiryId === null) return false;
  const { to } = draft.addressed;
  return to.length === 0 || isToCustomer(replica, inquiryId, { answered: draft.answered, to });
}

export interface RepliesOffice extends Pick<Recognising, 'resolve'> {
  push(tabId: number, draftId: DraftId, verdict: Verdict | null): void;
}

/** Keeps the replies of all tabs until `signal` aborts; a verdict is told when it changes, and never twice. */
export function keepReplies(
  parts: Pick<Parts, 'replica' | 'clock' | 'now' | 'sleep' | 'report'>,
  { resolve, push }: RepliesOffice,
  signal: AbortSignal,
): OpenReplies {
  const { replica, clock, now, report } = parts;
  const replies = new Map<string, OpenReply>();
  const expected = new Set<{ key: string; come(reply: OpenReply): void }>();
  const closed = new Map<InquiryId, { since: Date; at: Date }>();
  const inTurn = oneByOne();

  /** Gives a reply that has just come the beginning of the one it goes on with. */
  const goOn = async (reply: OpenReply): Promise<void> => {
    const before = reply.inquiryId && closed.get(reply.inquiryId);
    if (!before || now().getTime() - before.at.getTime() > goesOnFor) return;
    if (before.since >= reply.since) return;
    reply.since = before.since;
    await draftGoesOn(replica, reply.draft.id, before.since);
  };
  const judge = async (reply: OpenReply): Promise<void> => {
    const { inquiryId, since } = reply;
    const known =
      inquiryId !== null && (await isOurs(reply, parts))
        ? await sendVerdict(replica, inquiryId, since, now())
        : null;
    const held = known?.verdict ?? null;
    reply.changesAt = known?.changesAt ?? null;
    if (JSON.stringify(held) === JSON.stringify(reply.held)) return;
    reply.held = held;
    reply.stop = null;
  };
  const tell = (reply: OpenReply): void => {
    const verdict = verdictOf(reply);
    const told = JSON.stringify(verdict);
    if (told === reply.told || replies.get(keyOf(reply.tabId, reply.draft.id)) !== reply) return;
    reply.told = told;
    push(reply.tabId, reply.draft.id, verdict);
  };
  const lookAtAll = coalesce(async () => {
    for (const reply of replies.values()) {
      await inTurn(async () => {
        // A mail may become an inquiry's while it is answered: its page hears so, whoever gets the reply by now.
        if (reply.inquiryId === null) {
          const seen = await recogniseHere(replica, reply.draft.answered);
          if (seen.kind === 'inquiry')
            Object.assign(reply, { inquiryId: seen.inquiryId, told: '' });
        }
        await judge(reply);
      });
      tell(reply);
    }
    wait();
  });
  const refresh = (): void => {
    if (replies.size > 0 && !signal.aborted) lookAtAll().catch(report);
  };
  const wake = oneTimer(parts, refresh, signal);
  const of: OpenReplies['of'] = (tabId) =>
    [...replies.values()].filter((reply) => reply.tabId === tabId);
  const close: OpenReplies['close'] = async ({ tabId, draft, inquiryId, since }) => {
    replies.delete(keyOf(tabId, draft.id));
    if (inquiryId) closed.set(inquiryId, { since, at: now() });
    await draftEnded(replica, draft.id);
  };
  const wait = (): void => wake(earliest([...replies.values()].map((one) => one.changesAt)));
  watchTables(
    replica,
    ['inquiries', 'messages', 'members', 'presences', 'outbox'],
    refresh,
    signal,
  );
  return {
    async open(tabId, draft) {
      await clock.ready;
      const since = await draftBegan(replica, draft.id, now());
      const key = keyOf(tabId, draft.id);
      const known = replies.get(key);
      const reply: OpenReply = known ?? { ...unknown, tabId, draft, since };
      reply.draft = draft;
      replies.set(key, reply);
      for (const old of of(tabId).slice(0, -most)) await close(old);
      reply.inquiryId ??= await inquiryOfSighting(draft.answered, { replica, resolve });
      if (!known) await goOn(reply);
      await inTurn(() => judge(reply));
      reply.told = JSON.stringify(verdictOf(reply));
      wait();
      for (const one of expected) if (one.key === key) one.come(reply);
      return reply;
    },
    find: (tabId, id) => replies.get(keyOf(tabId, id)) ?? null,
    coming(tabId, id, late) {
      const { promise, resolve: come } = Promise.withResolvers<OpenReply>();
      const one = { key: keyOf(tabId, id), come };
      expected.add(one);
      return until(promise, late).finally(() => expected.delete(one));
    },
    of,
    async look(reply) {
      await inTurn(() => judge(reply));
      tell(reply);
      wait();
    },
    close,
  };
}

/** A reply of which nothing is known yet: what the page assumes by itself. */
const unknown = {
  inquiryId: null,
  held: null,
  stop: null,
  told: JSON.stringify(null),
  changesAt: null,
  reservation: null,
} as const;

const keyOf = (tabId: number, id: DraftId): string => `${tabId} ${id}`;
