import { useEachMinute } from '#components/hooks/each-minute.ts';
import type { WebmailHealth } from '#components/hooks/frame.tsx';

/** `asking` until first answered; `unreachable` while the server cannot be asked; `hidden` from who may not ask. */
export type Told = readonly WebmailHealth[] | 'asking' | 'unreachable' | 'hidden';

/** How the team's browsers find their way in each webmail, asked anew each minute. */
export function useHealth(mayAsk: boolean): Told {
  const told = useEachMinute('webmail-health', mayAsk);
  if (!mayAsk) return 'hidden';
  return told === undefined ? 'asking' : (told?.webmails ?? 'unreachable');
}
