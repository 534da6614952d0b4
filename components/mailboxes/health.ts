import { useEffect, useState } from 'preact/hooks';
import { useAsk, type MailboxHealth } from '#components/hooks/frame.tsx';
import { useNow } from '#components/hooks/now.ts';
import type { MailboxId } from '#lib/domain/ids.ts';

/** How the server says the mailboxes are, asked anew each minute; empty for who may not ask, or while nobody answers. */
export function useHealth(mayAsk: boolean): ReadonlyMap<MailboxId, MailboxHealth> {
  const ask = useAsk();
  const minute = useNow().getTime();
  const [known, setKnown] = useState<ReadonlyMap<MailboxId, MailboxHealth>>(new Map());
  useEffect(() => {
    if (!mayAsk) return undefined;
    let isCurrent = true;
    ask({ type: 'mailbox-health' }).then(
      (told) => {
        if (isCurrent) setKnown(new Map(told?.mailboxes.map((one) => [one.mailboxId, one])));
      },
      (fault: unknown) => reportError(fault),
    );
    return () => {
      isCurrent = false;
    };
  }, [ask, mayAsk, minute]);
  return known;
}
