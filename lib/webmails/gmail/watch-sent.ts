import type { Sent } from '#lib/protocol/bridge.ts';
import { sentOf, type Leaving } from '../sent.ts';
import { answeredThread, draftOf } from './draft.ts';
import type { Ground } from './ground.ts';
import { eachCompose, hear } from './sdk.ts';
import { staysSent } from './undone.ts';

/**
 * Tells a reply that Gmail says it has sent. What it says is kept as it was when Send was pressed, for by the time
 * Gmail answers the compose is gone. A draft that was saved, a mail that was refused, and one the person takes back
 * while Gmail lets them are not told.
 */
export function watchSent(
  { sdk, document, anchors, account, read }: Ground,
  tell: (sent: Sent) => void,
  signal: AbortSignal,
): void {
  eachCompose(
    sdk,
    (compose, life) => {
      let leaving: Omit<Leaving, 'sentAt'> | null = null;
      const keep = (): void => {
        const threadId = answeredThread(compose);
        const answered = threadId === null ? null : read.last(threadId);
        leaving = answered && { answered, ...draftOf(compose, anchors, account) };
      };
      const onSent = async (): Promise<void> => {
        const sent = leaving && sentOf({ ...leaving, sentAt: new Date() });
        if (sent && (await staysSent(document, anchors, signal))) {
          tell(sent);
        }
      };
      hear(compose, 'presending', keep, life);
      // A mail to be sent later leaves no press of Send behind.
      hear(compose, 'sendCanceled', () => (leaving = null), life);
      hear(compose, 'sent', () => void onSent(), life);
    },
    signal,
  );
}
