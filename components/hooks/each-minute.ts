import { useEffect, useState } from 'preact/hooks';
import type { AskOf, Replies } from '#lib/protocol/worker.ts';
import { useAsk } from './frame.tsx';
import { useNow } from './now.ts';

type Health = 'mailbox-health' | 'webmail-health';

/**
 * What the server says to a question that a manager may ask, asked anew each minute; `undefined` until first answered,
 * `null` while it cannot be asked.
 */
export function useEachMinute<T extends Health>(type: T, mayAsk: boolean): Replies[T] | undefined {
  const ask = useAsk();
  const minute = useNow().getTime();
  const [told, setTold] = useState<Replies[T]>();
  useEffect(() => {
    if (!mayAsk) return undefined;
    let isCurrent = true;
    ask<T>({ type } as AskOf<T>).then(
      (answer) => {
        if (isCurrent) setTold(answer);
      },
      (fault: unknown) => reportError(fault),
    );
    return () => {
      isCurrent = false;
    };
  }, [ask, type, mayAsk, minute]);
  return told;
}
