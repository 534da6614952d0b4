import { Strip } from '#components/ui/Strip.tsx';
import type { Standing } from '#lib/replica/queries/standing.ts';
import { useActs } from './acts.ts';
import { Due } from './Due.tsx';
import { Foot } from './Foot.tsx';
import type { Looker } from './reader.ts';
import { stepRows } from './row-keys.ts';
import { Search } from './Search.tsx';
import { Trouble } from './Trouble.tsx';

interface BoardProps {
  stand: Standing;
  looker: Looker;
  isSearching: boolean;
  onConnect: () => void;
}

/** The popup of somebody who is connected. */
export function Board({ stand, looker, isSearching, onConnect }: BoardProps) {
  const acts = useActs(looker);
  const isOffline = stand.connection.kind !== 'connected';
  const shown = { looker, acts, isOffline };
  return (
    <div class="board" onKeyDown={stepRows}>
      <Trouble stand={stand} looker={looker} onConnect={onConnect} />
      <Strip tone="info" icon="mail" said={acts.opened ? { lead: '', rest: acts.opened } : null} />
      {isSearching ? <Search {...shown} /> : <Due {...shown} />}
      <p role="status" class="vh">
        {acts.done}
      </p>
      <Foot stand={stand} looker={looker} />
    </div>
  );
}
