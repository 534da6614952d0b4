import { useEffect, useRef } from 'preact/hooks';
import { copy } from '#components/hooks/copy.ts';
import { useFrame } from '#components/hooks/frame.tsx';
import { tellRefused } from '#components/hooks/tell-refused.ts';
import { Button } from '#components/ui/Button.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import { dismissRefusal, showRefusals } from '#lib/replica/perform.ts';
import type { Refused } from '#lib/replica/record.ts';
import type { Reader } from '#lib/words/say-refusal.ts';

interface RefusalsProps {
  refusals: readonly Refused[];
  inquiryId: InquiryId | null;
  reader: Reader;
  /** Asks whoever was first for it; absent where that is nobody's to ask. */
  onAsk?: (() => void) | null;
}

/** How long one is back on the page before a refusal seen on another mail counts as read. */
const readFor = 5000;

/** Whether a colleague was first, so that all one can do now is to ask them for it. */
export function isBeaten(refusals: readonly Refused[]): boolean {
  return refusals.at(-1)?.refusal?.code === 'already-claimed';
}

/** What the server did not do, and that it was undone: where the click was, until it is dismissed. */
export function Refusals({ refusals, inquiryId, reader, onAsk }: RefusalsProps) {
  const { replica, author } = useFrame();
  const { words } = reader;
  const shown = refusals.map(({ id }) => id).join();
  useEffect(() => {
    if (shown === '' || document.hidden) return;
    void showRefusals(replica, inquiryId, author.now());
  }, [shown, inquiryId]);
  const latest = useRef(refusals);
  latest.current = refusals;
  const dismissAll = () => {
    for (const { id } of latest.current) void dismissRefusal(replica, id);
  };
  useEffect(
    () => () => {
      // Another mail is open now: it was there to be read, and need not be there again.
      if (latest.current.length > 0 && !document.hidden) setTimeout(dismissAll, readFor);
    },
    [inquiryId],
  );
  const last = refusals.at(-1);
  const action = last?.action;
  return (
    <Strip
      tone="refusal"
      said={last ? tellRefused(last, reader) : null}
      onDismiss={dismissAll}
      dismissLabel={words.do.dismiss}
    >
      {isBeaten(refusals) && onAsk && (
        <Button
          kind="quiet"
          onClick={() => {
            onAsk();
            dismissAll();
          }}
        >
          {words.do.ask}
        </Button>
      )}
      {action?.type === 'note' && (
        <Button kind="quiet" onClick={() => void copy(action.text)}>
          {words.do.copy}
        </Button>
      )}
    </Strip>
  );
}
