import { useEffect, useState } from 'preact/hooks';
import { useAsk, useReplica } from '#components/hooks/frame.tsx';
import { useKey } from '#components/hooks/keys.ts';
import { useLive } from '#components/hooks/live.ts';
import { useTheme } from '#components/hooks/theme.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button, IconButton } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Fetching } from '#components/ui/Fetching.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { standing, type Standing } from '#lib/replica/queries/standing.ts';
import { Board } from './Board.tsx';
import { useLooker } from './reader.ts';
import './Popup.css';

interface PopupProps {
  openOptions: () => void;
}

/** The toolbar popup: what is due, worst first, in every state of the connection. */
export function Popup({ openOptions }: PopupProps) {
  const { words } = useWords();
  const ask = useAsk();
  const replica = useReplica();
  const stand = useLive(() => standing(replica), [replica]);
  const looker = useLooker();
  const [isSearching, setSearching] = useState(false);
  useTheme(null);
  document.title = words.popup.title;
  useEffect(() => void ask({ type: 'sync' }), [ask]);
  const isReady = stand !== undefined && isConnected(stand) && stand.hasRows;
  const toggle = () => setSearching(!isSearching);
  const key = useKey('/', isReady && !isSearching ? toggle : null);
  useKey('Escape', isSearching ? toggle : null);
  const isOurs = stand !== undefined && isConnected(stand);
  return (
    <main class="popup">
      <header class="top">
        <Icon name="baton" />
        <h1>{isOurs ? words.popup.title : words.product.name}</h1>
        {isReady && (
          <IconButton
            icon={isSearching ? 'cross' : 'search'}
            label={isSearching ? words.do.back : words.do.search}
            {...(key && { keyHint: key })}
            onClick={toggle}
          />
        )}
        <IconButton icon="more" label={words.do.openOptions} onClick={openOptions} />
      </header>
      {stand && !isOurs && (
        <Empty level={2} title={words.popup.notConnected} line={words.popup.connectLine}>
          <Button kind="primary" autofocus onClick={openOptions}>
            {words.do.connect}
          </Button>
        </Empty>
      )}
      {isOurs && !stand.hasRows && (
        <div class="fetching">
          <Fetching words={words.connect} snapshot={stand.snapshot} />
        </div>
      )}
      {isReady && looker && (
        <Board stand={stand} looker={looker} isSearching={isSearching} onConnect={openOptions} />
      )}
    </main>
  );
}

function isConnected({ connection }: Standing): boolean {
  return connection.kind !== 'none' && connection.kind !== 'connecting';
}
