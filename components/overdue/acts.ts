import { useRef, useState } from 'preact/hooks';
import { useAsk } from '#components/hooks/frame.tsx';
import { usePerform } from '#components/hooks/perform.ts';
import { due } from '#lib/domain/clock.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { instantAloud } from '#lib/words/times.ts';
import type { Looker } from './reader.ts';
import type { RowActs } from './Row.tsx';

export interface Acts extends RowActs {
  /** Where the mail was opened, to be shown. */
  opened: string | null;
  /** What was done, to be said. */
  done: string;
  /** What the person acted on here: it stays in sight, wherever it belongs now. */
  touched: { current: ReadonlySet<InquiryId> };
}

/** What a row can do, and what is said of it. */
export function useActs({ words, moment, nameOf }: Looker): Acts {
  const ask = useAsk();
  const perform = usePerform();
  const [opened, setOpened] = useState<string | null>(null);
  const [done, setDone] = useState('');
  const touched = useRef<ReadonlySet<InquiryId>>(new Set());
  const touch = (id: InquiryId): void => {
    touched.current = new Set([...touched.current, id]);
  };
  return {
    opened,
    done,
    touched,
    open({ inquiry }) {
      ask({ type: 'open', inquiryId: inquiry.id }).then(
        ({ where }) => setOpened(words.popup.opened[where]),
        (fault: unknown) => {
          setOpened(words.popup.notOpened);
          reportError(fault);
        },
      );
    },
    answerAsk({ inquiry }, memberId, give) {
      touch(inquiry.id);
      void perform({ type: 'answer-ask', inquiryId: inquiry.id, memberId, give });
      setDone(give ? words.aloud.given(nameOf(memberId)) : words.aloud.kept);
    },
    claim({ inquiry }) {
      touch(inquiry.id);
      void perform({ type: 'claim', inquiryId: inquiry.id });
      const by = inquiry.replyBy ?? due(inquiry)?.by;
      if (by) setDone(words.aloud.claimed(instantAloud(by, moment)));
    },
  };
}
