import { useEffect } from 'preact/hooks';
import { useKey } from '#components/hooks/keys.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import type { Done } from './acts.ts';

/** How long one may take something back here; afterwards it is an action like any other. */
const undoFor = 5000;

interface DoneStripProps {
  done: Done | null;
  onGone: () => void;
}

/** Says once what was done. It is on screen only where it can be taken back: otherwise the hero shows it already. */
export function DoneStrip({ done, onGone }: DoneStripProps) {
  const { words } = useWords();
  const undo = done?.undo ?? null;
  const keyHint = useKey('Z', undo);
  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(onGone, undoFor);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <>
      <p class="vh" role="status">
        {done && !done.isShown ? done.said : ''}
      </p>
      <Strip tone="info" said={done?.isShown ? { lead: '', rest: done.said } : null}>
        {undo && (
          <Button kind="quiet" onClick={undo} {...(keyHint && { keyHint })}>
            {words.do.undo}
          </Button>
        )}
      </Strip>
    </>
  );
}
