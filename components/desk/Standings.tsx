import { whyStopped } from '#components/hooks/standing-words.ts';
import { Button } from '#components/ui/Button.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import type { Standing } from '#lib/replica/queries/standing.ts';
import type { Refused } from '#lib/words/refused.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { since } from '#lib/words/times.ts';

/** How this browser stands with the server, where that matters to who works here. */
export function Standings({ stand, reader }: { stand: Standing; reader: Reader }) {
  const { words, moment } = reader;
  const { connection, waiting, asOf } = stand;
  const isSignedOut = connection.kind === 'signed-out';
  let offline: Refused | null = null;
  if (connection.kind === 'offline') {
    offline =
      waiting > 0
        ? words.desk.offlineWaiting(waiting)
        : words.desk.offline(asOf ? since(asOf, moment) : null);
  }
  return (
    <>
      <Strip tone="drift" icon="plug" said={whyStopped(stand, reader)}>
        {isSignedOut && (
          <Button kind="quiet" href="/options.html">
            {words.do.connect}
          </Button>
        )}
      </Strip>
      <Strip tone="offline" icon="offline" said={offline} />
    </>
  );
}
