import { useEffect, useState } from 'preact/hooks';
import { useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { usePerform } from '#components/hooks/perform.ts';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Draft } from '#lib/replica/perform.ts';
import { outcomeOf } from '#lib/replica/queries/outcome.ts';
import type { Refused } from '#lib/replica/record.ts';

/** How long the server may take before the person is told, in milliseconds; nothing is sent by itself after that. */
const patience = 5000;

interface First {
  /** Makes it this person's before the mail goes. */
  go(draft: Draft): void;
  isWaiting: boolean;
  /** The server has not answered for so long. */
  isSlow: boolean;
  refused: Refused | null;
}

/** A claim whose answer is waited for, and only then `onDone`: what is sent cannot be undone. */
export function useFirst(onDone: () => void): First {
  const replica = useReplica();
  const perform = usePerform();
  const [id, setId] = useState<ActionId | null>(null);
  const [isGoing, setGoing] = useState(false);
  const [isSlow, setSlow] = useState(false);
  const outcome = useLive(async () => (id ? outcomeOf(replica, id) : null), [replica, id]);
  const kind = outcome?.kind;
  const refused = outcome?.kind === 'refused' ? outcome.refused : null;
  const isDone = kind === 'done' || refused?.refusal?.code === 'already-yours';
  useEffect(() => {
    if (!isGoing) return undefined;
    const timer = setTimeout(() => {
      setGoing(false);
      setSlow(true);
    }, patience);
    return () => clearTimeout(timer);
  }, [isGoing]);
  useEffect(() => {
    if (kind === undefined || kind === 'waiting') return;
    setGoing(false);
    setSlow(false);
    if (isDone && isGoing) onDone();
  }, [kind]);
  return {
    go(draft) {
      if (isGoing) return;
      setGoing(true);
      setSlow(false);
      void perform(draft).then(setId);
    },
    isWaiting: isGoing,
    isSlow,
    refused: isDone ? null : refused,
  };
}
