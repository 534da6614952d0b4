import { useEffect, useRef, useState } from 'preact/hooks';
import { whyStopped } from '#components/hooks/standing-words.ts';
import { Button } from '#components/ui/Button.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import type { Standing } from '#lib/replica/queries/standing.ts';
import type { Reader } from '#lib/words/say-refusal.ts';

const backFor = 5000;

/** How this browser stands with the server, where that matters to what one sees. */
export function StandingStrips({ standing, reader }: { standing: Standing; reader: Reader }) {
  const { words } = reader;
  const { connection, waiting } = standing;
  const isOffline = connection.kind === 'offline';
  const back = useBack(isOffline, waiting);
  const isSignedOut = connection.kind === 'signed-out';
  const isWaiting = isOffline && waiting > 0;
  const calm = isWaiting
    ? words.off.waiting(waiting)
    : back > 0
      ? { lead: '', rest: words.off.back(back) }
      : null;
  return (
    <>
      <Strip tone="drift" icon="plug" said={whyStopped(standing, reader)}>
        {isSignedOut && (
          <Button kind="quiet" href="/options.html">
            {words.do.connect}
          </Button>
        )}
      </Strip>
      <Strip tone={isWaiting ? 'offline' : 'info'} said={calm} />
    </>
  );
}

/** How many actions went out now that we are back; for a few seconds, then 0. */
function useBack(isOffline: boolean, waiting: number): number {
  const waited = useRef(0);
  const [back, setBack] = useState(0);
  if (isOffline) waited.current = waiting;
  const isBack = !isOffline && waiting === 0;
  useEffect(() => {
    if (!isBack || waited.current === 0) return undefined;
    setBack(waited.current);
    waited.current = 0;
    const timer = setTimeout(() => setBack(0), backFor);
    return () => clearTimeout(timer);
  }, [isBack]);
  return back;
}
