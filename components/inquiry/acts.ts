import { useState } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { usePerform } from '#components/hooks/perform.ts';
import type {
  CustomerId,
  InquiryId,
  MemberId,
  MessageId,
  NoteId,
  TemplateId,
} from '#lib/domain/ids.ts';
import type { Outcome } from '#lib/domain/inquiry.ts';
import type { ReplyClass } from '#lib/domain/message.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { instantAloud } from '#lib/words/times.ts';
import type { Reader } from '#lib/words/say-refusal.ts';

/** What was just done, to be said once, and how to take it back. */
export interface Done {
  said: string;
  undo: (() => void) | null;
  /** Shown as well as spoken, for the hero does not say it. */
  isShown: boolean;
}

/** Everything a person can do to the inquiry on screen. Each shows at once; the server has the last word. */
export interface Acts {
  claim(): void;
  release(): void;
  /** Resolves when it is in the outbox: what follows may end this frame. */
  handOff(templateId: TemplateId | null): Promise<void>;
  assign(memberId: MemberId): void;
  close(outcome: Outcome): void;
  reopen(): void;
  /** Asks its holder for it, or no longer. */
  ask(): void;
  takeBack(): void;
  /** Gives it to whoever asks, or keeps it. */
  answerAsk(memberId: MemberId, give: boolean): void;
  /** Puts all its mails to another inquiry. */
  merge(intoId: InquiryId): void;
  /** Makes an inquiry of its own of a mail. */
  split(messageId: MessageId): void;
  /** Says who looks after the customer. */
  own(memberId: MemberId | null): void;
  /** Says what a mail of ours is as an answer: a manager's. */
  judge(messageId: MessageId, as: ReplyClass): void;
  /** Resolves when the note is kept, so that its field may be emptied. */
  note(text: string): Promise<void>;
  /** Something else was done, beside the inquiry. */
  tell(said: string): void;
  done: Done | null;
  forget(): void;
}

export function useActs({ inquiry }: InquiryView, { words, moment, nameOf }: Reader): Acts {
  const { author } = useFrame();
  const perform = usePerform();
  const [done, setDone] = useState<Done | null>(null);
  const { aloud } = words;
  const inquiryId: InquiryId = inquiry.id;
  const say = (said: string, undo: Done['undo'] = null) =>
    setDone({ said, undo, isShown: undo !== null });
  const assign = (memberId: MemberId) => void perform({ type: 'assign', inquiryId, memberId });
  const claim = () => void perform({ type: 'claim', inquiryId });
  const reopen = () => void perform({ type: 'reopen', inquiryId });
  /** A step back is an action as well: what was done stays in the log. */
  const back = (step: () => void) => () => {
    step();
    setDone(null);
  };
  return {
    done,
    forget: () => setDone(null),
    claim() {
      claim();
      const { replyBy } = inquiry;
      if (replyBy) say(aloud.claimed(instantAloud(replyBy, moment)));
    },
    release() {
      void perform({ type: 'release', inquiryId, reason: null });
      say(aloud.released, back(claim));
    },
    tell: (said) => setDone({ said, undo: null, isShown: true }),
    async handOff(templateId) {
      await perform({ type: 'hand-off', inquiryId, templateId });
      say(aloud.handedOff);
    },
    assign(memberId) {
      const before = inquiry.assigneeId;
      assign(memberId);
      const undo = before
        ? () => assign(before)
        : () => void perform({ type: 'release', inquiryId, reason: null });
      say(aloud.assigned(nameOf(memberId)), back(undo));
    },
    close(outcome) {
      void perform({ type: 'close', inquiryId, outcome });
      say(aloud.closed, back(reopen));
    },
    reopen() {
      reopen();
      say(aloud.reopened);
    },
    ask: () => void perform({ type: 'ask-for', inquiryId }),
    takeBack() {
      void perform({ type: 'withdraw-ask', inquiryId });
      say(aloud.tookBack);
    },
    answerAsk(memberId, give) {
      void perform({ type: 'answer-ask', inquiryId, memberId, give });
      say(give ? aloud.given(nameOf(memberId)) : aloud.kept);
    },
    merge: (intoId) => void perform({ type: 'merge', inquiryId, intoId }),
    split: (messageId) =>
      void perform({
        type: 'split',
        inquiryId,
        messageId,
        newInquiryId: author.newId() as InquiryId,
        newCustomerId: author.newId() as CustomerId,
      }),
    own: (memberId) => void perform({ type: 'set-owner', inquiryId, memberId }),
    judge: (messageId, as) =>
      void perform({ type: 'judge-reply', inquiryId, messageId, class: as }),
    async note(text) {
      await perform({ type: 'note', inquiryId, noteId: author.newId() as NoteId, text });
      say(aloud.noted);
    },
  };
}
