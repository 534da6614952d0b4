import type { Verdict } from '#lib/domain/sending.ts';
import type { Welcome } from '#lib/protocol/to-page.ts';
import type { DraftId, GuardToPage } from '#lib/protocol/guard.ts';
import { showChecking, showDialog, type Answer, type Dialog } from './guard-dialog.ts';
import { inTime } from './in-time.ts';
import { tellable, type Draft, type SendGuard } from './send-guard.ts';
import type { AskWorker } from './ask-worker.ts';

/** How long the server's word is waited for, and how long in silence, in milliseconds. */
const patience = 850;
const silent = 300;

interface Written {
  draft: Draft;
  /** `undefined`: not heard yet. */
  verdict: Verdict | null | undefined;
  /** Whether the mail it answers is an inquiry's. */
  isInquiry: boolean;
  /** From where to whom it went when the worker was told last. */
  told: string;
  /** The Send that waits now. */
  waiting: Promise<boolean> | null;
  dialog: Dialog | null;
}

const unheard = { verdict: undefined, isInquiry: false, told: '', waiting: null, dialog: null };

/** The page's end of the soft stop: holds the verdicts, so that a mail of nobody's concern is let go at once. */
export interface DraftGuard extends SendGuard {
  /** The worker's verdict of a draft changed: it is an inquiry's, whether or not the customer gets it. */
  judge(id: DraftId, verdict: Verdict | null): void;
  /** The dialog says something. */
  hear(message: GuardToPage): void;
  /** Tells the worker of every open draft once more. */
  tellAgain(): void;
}

/**
 * Guards the drafts of one page until `signal` aborts. `frame`: address of the dialog as the page looks now. Where the worker cannot be asked, the verdict held counts, and nothing is ever kept from leaving for that.
 */
export function guardDrafts(
  ask: AskWorker,
  frame: () => string,
  words: Welcome['words'],
  signal: AbortSignal,
): DraftGuard {
  const open = new Map<DraftId, Written>();

  const tell = async (written: Written): Promise<void> => {
    const { id, answered } = written.draft;
    const draft = { id, answered, addressed: goingTo(written) };
    written.told = JSON.stringify(draft.addressed);
    const judged = await ask({ type: 'draft-opened', draft });
    written.verdict = judged ? judged.verdict : (written.verdict ?? null);
    written.isInquiry = judged?.isInquiry ?? written.isInquiry;
  };
  /** An inquiry's reply that goes to others now: whether it is to the customer, the worker has not been told. */
  const isReaddressed = (written: Written): boolean =>
    written.isInquiry && JSON.stringify(goingTo(written)) !== written.told;
  const beginSend = (written: Written, anyway: boolean): Promise<Verdict | null> => {
    const draftId = written.draft.id;
    return ask({ type: 'begin-send', draftId, addressed: goingTo(written), anyway });
  };

  /** Asks the server whether this one is first; its silence means what we hold is all there is. */
  const check = async (written: Written): Promise<Verdict> => {
    const done = new AbortController();
    const until = AbortSignal.any([done.signal, signal]);
    const timer = setTimeout(() => showChecking(written.draft, words.checking, until), silent);
    try {
      const word = await inTime(beginSend(written, false), patience, signal);
      return word ?? written.verdict ?? { kind: 'free' };
    } finally {
      clearTimeout(timer);
      done.abort();
    }
  };
  const askPerson = (written: Written): Promise<Answer> =>
    new Promise((resolve) => {
      const { draft } = written;
      written.dialog = showDialog(
        { document: owner(draft), frame: frame(), title: words.guard, draft },
        (answer) => {
          written.dialog = null;
          resolve(answer);
        },
        signal,
      );
    });
  const decide = async (written: Written): Promise<boolean> => {
    if (isReaddressed(written)) await inTime(tell(written), patience, signal);
    if (!written.verdict) return true;
    if (written.verdict.kind === 'free') written.verdict = await check(written);
    if (written.verdict.kind === 'free') return true;
    const answer = await askPerson(written);
    if (answer === 'keep') {
      void ask({ type: 'end-send', draftId: written.draft.id });
      written.draft.focus();
      return false;
    }
    // The log says "sent anyway" of whoever was asked, and of nobody else.
    if (answer === 'unseen') return true;
    await inTime(beginSend(written, true), patience, signal);
    return true;
  };

  // To and From are left before Send is pressed, mostly: then the verdict is there in time.
  const onLeave = (): void => {
    for (const written of open.values()) if (isReaddressed(written)) void tell(written);
  };
  document.addEventListener('focusout', onLeave, { capture: true, passive: true, signal });

  return {
    opened(draft, until) {
      const written: Written = { ...unheard, draft };
      open.set(draft.id, written);
      void tell(written);
      const close = (): void => {
        open.delete(draft.id);
        written.dialog?.close('keep');
        void ask({ type: 'draft-closed', draftId: draft.id });
      };
      AbortSignal.any([until, signal]).addEventListener('abort', close, { once: true });
    },
    mustWait(id) {
      const written = open.get(id);
      return written !== undefined && (Boolean(written.verdict) || isReaddressed(written));
    },
    async maySend(id) {
      const written = open.get(id);
      if (!written) return true;
      written.dialog?.focus();
      written.waiting ??= decide(written).finally(() => (written.waiting = null));
      return written.waiting;
    },
    judge(id, verdict) {
      const written = open.get(id);
      if (written) Object.assign(written, { verdict, isInquiry: true });
    },
    hear(message) {
      const dialog = open.get(message.draftId)?.dialog;
      if (message.type === 'size') dialog?.resize(message.height);
      else dialog?.close(message.send ? 'send' : 'keep');
    },
    tellAgain() {
      for (const written of open.values()) void tell(written);
    },
  };
}

function goingTo({ draft }: Written): ReturnType<Draft['addressed']> {
  return tellable(draft.addressed());
}

function owner(draft: Draft): Document {
  return draft.sendButton()?.ownerDocument ?? document;
}
