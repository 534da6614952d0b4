import { Button } from '#components/ui/Button.tsx';
import { Strip, type StripTone } from '#components/ui/Strip.tsx';
import type { Standing } from '#lib/replica/queries/standing.ts';
import { sayRefusal } from '#lib/words/say-refusal.ts';
import { since } from '#lib/words/times.ts';
import type { Looker } from './reader.ts';

interface TroubleProps {
  stand: Standing;
  looker: Looker;
  onConnect: () => void;
}

/** What is wrong with the connection, and that the list can be read all the same. */
export function Trouble({ stand, looker, onConnect }: TroubleProps) {
  const { connection } = stand;
  const isOut = connection.kind === 'signed-out';
  const tone: StripTone = isOut ? 'refusal' : connection.kind === 'offline' ? 'offline' : 'drift';
  return (
    <Strip
      tone={tone}
      said={said(stand, looker)}
      icon={isOut ? 'lock' : connection.kind === 'offline' ? 'offline' : 'warning'}
    >
      {isOut && (
        <Button kind="quiet" onClick={onConnect}>
          {looker.words.do.connect}
        </Button>
      )}
    </Strip>
  );
}

function said({ connection, asOf }: Standing, looker: Looker) {
  const { words, moment } = looker;
  switch (connection.kind) {
    case 'offline':
      return asOf ? words.off.popup(since(asOf, moment)) : { lead: words.off.badge, rest: '' };
    case 'signed-out':
      return sayRefusal({ code: 'signed-out', at: connection.at }, looker);
    case 'too-old':
      return words.refusal['too-old']();
    case 'none':
    case 'connecting':
    case 'connected':
      return null;
  }
}
