import { useEffect, useState } from 'preact/hooks';
import { useAsk, type WebmailHealth } from '#components/hooks/frame.tsx';
import { useNow } from '#components/hooks/now.ts';

/** `asking` until first answered; `unreachable` while the server cannot be asked; `hidden` from who may not ask. */
export type Told = readonly WebmailHealth[] | 'asking' | 'unreachable' | 'hidden';

/** How the team's browsers find their way in each webmail, asked anew each minute. */
export function useHealth(mayAsk: boolean): Told {
  const ask = useAsk();
  const minute = useNow().getTime();
  const [told, setTold] = useState<Told>('asking');
  useEffect(() => {
    if (!mayAsk) return undefined;
    let isCurrent = true;
    ask({ type: 'webmail-health' }).then(
      (answer) => {
        if (isCurrent) setTold(answer?.webmails ?? 'unreachable');
      },
      (fault: unknown) => reportError(fault),
    );
    return () => {
      isCurrent = false;
    };
  }, [ask, mayAsk, minute]);
  return mayAsk ? told : 'hidden';
}
