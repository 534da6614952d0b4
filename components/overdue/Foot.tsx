import { useState } from 'preact/hooks';
import { useAsk } from '#components/hooks/frame.tsx';
import { freshness } from '#components/hooks/standing-words.ts';
import { Button } from '#components/ui/Button.tsx';
import type { Standing } from '#lib/replica/queries/standing.ts';
import { useIsLate } from './late.ts';
import type { Looker } from './reader.ts';

/** How fresh this is, or what waits to be sent; and Try now where that may help. */
export function Foot({ stand, looker }: { stand: Standing; looker: Looker }) {
  const ask = useAsk();
  const { words } = looker;
  const [isBusy, setBusy] = useState(false);
  const { connection, waiting } = stand;
  const isOn = connection.kind === 'connected';
  const isSlow = useIsLate(waiting > 0);
  const isTold = waiting > 0 && (isSlow || !isOn);

  function retry() {
    setBusy(true);
    const end = () => setBusy(false);
    ask({ type: 'sync' }).then(end, (fault: unknown) => {
      end();
      reportError(fault);
    });
  }
  return (
    <footer class="foot">
      <span>{isTold ? words.off.toBeSent(waiting) : freshness(stand, looker)}</span>
      <a href="/desk.html" target="_blank" rel="noreferrer">
        {words.do.openDesk}
      </a>
      {(isTold || connection.kind === 'offline') && (
        <Button kind="quiet" busy={isBusy} onClick={retry}>
          {words.do.retry}
        </Button>
      )}
    </footer>
  );
}
