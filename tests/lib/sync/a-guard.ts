import type { Action } from '#lib/domain/action.ts';
import type { Change } from '#lib/domain/change.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Verdict } from '#lib/domain/sending.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { Answer, ResolveResponse } from '#lib/protocol/api.ts';
import { DraftId, type OpenDraft } from '#lib/protocol/guard.ts';
import type { Replica } from '#lib/replica/database.ts';
import { startVerdicts, type Verdicts } from '#lib/sync/verdicts.ts';
import { aReplica, author, be, bring, upsert } from '#tests/lib/replica/a-replica.ts';
import { aCustomer, aMailbox, aMember, aMessage, anInquiry, morning } from '#tests/support/rows.ts';

export const first = aMessage('first');
export const sighting = (over: Partial<Sighting> = {}): Sighting => ({
  webmail: 'roundcube',
  account: 'info@acme.test',
  place: null,
  gmail: null,
  rfcMessageId: first.rfcMessageId,
  from: first.from,
  subject: 'Re: Pumps',
  recipients: [],
  sentAt: null,
  tiers: [],
  keys: [],
  ...over,
});
export const draftId = DraftId.parse('0123456789abcdef0123456789abcdef');
export const aDraft = (over: Partial<OpenDraft> = {}): OpenDraft => ({
  id: draftId,
  answered: sighting(),
  addressed: { from: null, to: [] },
  ...over,
});

/** A worker that guards replies, with a server that answers when a test lets it, and time that a test lets pass. */
export interface AGuard {
  verdicts: Verdicts;
  now: Date;
  pushed: { tabId: number; kind: string | null; verdict: Verdict | null }[];
  sent: Action[];
  /** What the server answers; `null`: it is out of reach; a promise that never ends: it is silent. */
  answer: (action: Action) => Promise<Answer | null>;
  resolved: ResolveResponse | null;
  /** Lets a timer of so many milliseconds ring. */
  pass(milliseconds: number): void;
  stop(): void;
}

export function aGuard(replica: Replica): AGuard {
  const stopping = new AbortController();
  const timers: { left: number; ring(): void; signal: AbortSignal }[] = [];
  const guard: AGuard = {
    verdicts: null as never,
    now: morning,
    pushed: [],
    sent: [],
    answer: async ({ id }) => ({ actionId: id, status: 'done', seq: 1 }),
    resolved: null,
    pass(milliseconds) {
      const due = timers.filter(({ left, signal }) => left === milliseconds && !signal.aborted);
      if (due.length === 0) throw new Error(`nothing waits for ${milliseconds} ms`);
      for (const timer of due) timer.ring();
    },
    stop: () => stopping.abort(new Error('stopped')),
  };
  guard.verdicts = startVerdicts(
    {
      replica,
      clock: { ready: Promise.resolve() } as never,
      now: () => guard.now,
      sleep: (left, signal) =>
        new Promise((ring, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          timers.push({ left, ring, signal });
        }),
      report: (fault) => {
        throw fault;
      },
    },
    {
      author: { ...author, now: () => guard.now },
      resolve: async () => guard.resolved,
      send(action) {
        guard.sent.push(action);
        return guard.answer(action);
      },
      push: (tabId, _id, verdict) =>
        void guard.pushed.push({ tabId, kind: verdict?.kind ?? null, verdict }),
    },
    stopping.signal,
  );
  return guard;
}

export const [linda, wang] = [aMember('Linda'), aMember('Wang')];

/** Linda's browser with a guard in it, which knows one inquiry and its first mail. */
export async function lindasGuard(mailbox: Partial<Mailbox> = {}) {
  const replica = aReplica();
  const guard = aGuard(replica);
  await be(replica, linda);
  let seq = 0;
  const more = (...changes: Change[]) => bring(replica, (seq += 1), ...changes);
  await more(
    ...upsert('members', linda, wang),
    ...upsert('mailboxes', aMailbox(mailbox)),
    ...upsert('customers', aCustomer()),
    ...upsert('inquiries', anInquiry()),
    ...upsert('messages', first),
  );
  return {
    replica,
    guard,
    /** What the server tells from now on. */
    bring: more,
    stand: (over: Partial<Inquiry>) =>
      more(...upsert('inquiries', anInquiry({ ...over, seq: seq + 1 }))),
  };
}
