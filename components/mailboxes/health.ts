import { useMemo } from 'preact/hooks';
import { useEachMinute } from '#components/hooks/each-minute.ts';
import type { MailboxHealth } from '#components/hooks/frame.tsx';
import type { MailboxId } from '#lib/domain/ids.ts';

/** How the server says the mailboxes are, asked anew each minute; empty for who may not ask, or while nobody answers. */
export function useHealth(mayAsk: boolean): ReadonlyMap<MailboxId, MailboxHealth> {
  const told = useEachMinute('mailbox-health', mayAsk);
  return useMemo(() => new Map(told?.mailboxes.map((one) => [one.mailboxId, one])), [told]);
}
