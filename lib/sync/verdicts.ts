import type { ActionOf } from '#lib/domain/action.ts';
import type { ActionId, InquiryId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { Hindrance, Verdict } from '#lib/domain/sending.ts';
import type { PageMessage } from '#lib/protocol/bridge.ts';
import type { DraftId, Judged, OpenDraft } from '#lib/protocol/guard.ts';
import type { Guarded } from '#lib/protocol/worker.ts';
import { perform, type Author } from '#lib/replica/perform.ts';
import { refusedVerdict } from '#lib/replica/queries/send-verdict.ts';
import {
  isOurs,
  keepReplies,
  verdictOf,
  type OpenReply,
  type RepliesOffice,
} from './open-replies.ts';
import type { Parts } from './parts.ts';
import type { Sync } from './sync.ts';
import { until } from './until.ts';
import { wrongFrom } from './wrong-from.ts';

/** How long a press of Send waits for the server, in milliseconds: the page goes on by itself a moment later. */
const patience = 800;
/**
 * How long a reply that closed may take to be reported as sent, which ends its reservation by itself. Gmail lets it be
 * taken back for half a minute.
 */
const beforeFreeing = 40_000;

/** What stands between Send and the mail, for the replies of all tabs. */
export interface Verdicts {
  opened(tabId: number, draft: OpenDraft): Promise<Judged>;
  closed(tabId: number, id: DraftId): Promise<void>;
  beginSend(tabId: number, message: PageMessage<'begin-send'>): Promise<Verdict | null>;
  endSend(tabId: number, id: DraftId): Promise<void>;
  /** A reply to this inquiry left this tab. Returns whether the server could be asked before. */
  sent(tabId: number, inquiryId: InquiryId): { wasChecked: boolean };
  guarded(tabId: number, id: DraftId): Guarded | null;
  forget(tabId: number): void;
}

export interface GuardOffice extends RepliesOffice, Pick<Sync, 'send'> {
  author: Author;
}

/** Judges the replies of all tabs and reserves them at the server, until `signal` aborts. */
export function startVerdicts(
  parts: Pick<Parts, 'replica' | 'clock' | 'now' | 'sleep' | 'report'>,
  office: GuardOffice,
  signal: AbortSignal,
): Verdicts {
  const { replica, now, sleep, report } = parts;
  const { author, send } = office;
  const replies = keepReplies(parts, office, signal);
  const leaving = new Set<OpenReply>();

  const free = async (reply: OpenReply): Promise<void> => {
    const { inquiryId, reservation } = reply;
    reply.reservation = null;
    if (!reservation || !inquiryId) return;
    await perform(replica, { type: 'end-send', inquiryId, press: reservation.press }, author);
  };
  const leave = async (reply: OpenReply): Promise<void> => {
    // Before anything is waited for: that it was sent may be told at once.
    if (reply.reservation) leaving.add(reply);
    await replies.close(reply);
    if (!reply.reservation) return void leaving.delete(reply);
    sleep(beforeFreeing, signal)
      .then(() => free(reply))
      .catch((fault: unknown) => void (signal.aborted || report(fault)))
      .finally(() => leaving.delete(reply));
  };
  const within = async <T>(
    milliseconds: number,
    work: (late: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const [late, done] = [new AbortController(), new AbortController()];
    sleep(milliseconds, AbortSignal.any([signal, done.signal])).then(
      () => late.abort(),
      () => undefined,
    );
    return work(late.signal).finally(() => done.abort());
  };
  /** Reserves it at the server, or learns why not; `null`: no answer. */
  const reserve = async (
    reply: OpenReply,
    inquiryId: InquiryId,
    { anyway, late }: { anyway: boolean; late: AbortSignal },
  ): Promise<Verdict | null> => {
    const id = author.newId() as ActionId;
    const action: ActionOf<'begin-send'> = {
      type: 'begin-send',
      id,
      at: author.now(),
      inquiryId,
      since: reply.since,
      anyway,
    };
    reply.reservation = { press: id, isAnswered: false };
    const answer = await until(send(action, late), late);
    if (answer?.status === 'done') {
      reply.reservation = { press: id, isAnswered: true };
      return { kind: 'free' };
    }
    if (answer?.status === 'refused' && stands(answer.refusal)) {
      reply.reservation = null;
      return refusedVerdict(replica, answer.refusal, now());
    }
    // That somebody sent anyway stands in the log, whenever the server hears of it.
    const { at, ...draft } = action;
    if (anyway) await perform(replica, draft, { newId: () => id, now: () => at });
    return null;
  };
  return {
    async opened(tabId, draft) {
      const reply = await replies.open(tabId, draft);
      return { verdict: verdictOf(reply), isInquiry: reply.inquiryId !== null };
    },
    async closed(tabId, id) {
      const reply = replies.find(tabId, id);
      if (reply) await leave(reply);
    },
    beginSend: (tabId, message) =>
      within(patience, async (late) => {
        const { draftId, addressed, anyway } = message;
        const reply = replies.find(tabId, draftId) ?? (await replies.coming(tabId, draftId, late));
        const inquiryId = reply?.inquiryId;
        if (!reply || !inquiryId) return null;
        reply.draft = { ...reply.draft, addressed };
        if (!(await isOurs(reply, parts))) return null;
        const { held } = reply;
        if (!anyway && held && held.kind !== 'free') {
          // Learned in the moment of the press, and on its way to the page.
          reply.told = JSON.stringify(held);
          return held;
        }
        const word = await reserve(reply, inquiryId, { anyway, late });
        const isStopped = word !== null && word.kind !== 'free';
        const surprise =
          anyway || isStopped ? null : await wrongFrom(replica, inquiryId, addressed.from);
        reply.stop = isStopped ? word : surprise;
        const verdict = surprise ?? word;
        if (verdict) reply.told = JSON.stringify(verdict);
        return verdict;
      }),
    async endSend(tabId, id) {
      const reply = replies.find(tabId, id);
      if (!reply) return;
      reply.stop = null;
      await free(reply);
      await replies.look(reply);
    },
    sent(tabId, inquiryId) {
      const here = [...replies.of(tabId), ...[...leaving].filter((one) => one.tabId === tabId)];
      const left = here.filter((reply) => reply.inquiryId === inquiryId);
      const wasChecked = left.every(({ reservation }) => reservation?.isAnswered !== false);
      for (const reply of left) reply.reservation = null;
      return { wasChecked };
    },
    guarded(tabId, id) {
      const reply = replies.find(tabId, id);
      const verdict = reply && verdictOf(reply);
      return reply?.inquiryId && verdict ? { inquiryId: reply.inquiryId, verdict } : null;
    },
    forget(tabId) {
      for (const reply of replies.of(tabId)) leave(reply).catch(report);
    },
  };
}

function stands(refusal: Refusal): refusal is Hindrance {
  const { code } = refusal;
  return code === 'already-answered' || code === 'already-claimed' || code === 'already-sending';
}
