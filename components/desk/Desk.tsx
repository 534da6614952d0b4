import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useAsk, useReplica } from '#components/hooks/frame.tsx';
import { useKeepAwake } from '#components/hooks/keep-awake.ts';
import { useLive } from '#components/hooks/live.ts';
import { usePlace, type RoomName } from '#components/hooks/place.ts';
import { type RoomProps, useTeam } from '#components/hooks/team.ts';
import { useTheme } from '#components/hooks/theme.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Fetching } from '#components/ui/Fetching.tsx';
import { standing } from '#lib/replica/queries/standing.ts';
import { Refusals } from './Refusals.tsx';
import { Side } from './Side.tsx';
import { Standings } from './Standings.tsx';
import './Desk.css';

export type Rooms = Record<RoomName, ComponentType<RoomProps>>;

/** The desk: a navigation, and one room at a time. */
export function Desk({ rooms }: { rooms: Rooms }) {
  const { words } = useWords();
  const ask = useAsk();
  const replica = useReplica();
  const stand = useLive(() => standing(replica), [replica]);
  const reader = useTeam();
  const { room, at } = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  useTheme(null);
  useKeepAwake();
  useEffect(() => void ask({ type: 'sync' }), [ask]);
  const name = words.desk.room[room];
  useEffect(() => {
    document.title = words.desk.page(name);
  }, [name]);
  useFocusOnTurn(`${room} ${at}`, heading);
  const isOurs = stand && !['none', 'connecting'].includes(stand.connection.kind);
  const Room = rooms[room];
  return (
    <div class="desk">
      <Side at={room} stand={stand} reader={reader ?? null} />
      <main class="desk-main">
        {stand && reader && <Standings stand={stand} reader={reader} />}
        {reader && <Refusals reader={reader} />}
        <h1 tabIndex={-1} ref={heading}>
          {name}
        </h1>
        {stand && !isOurs && (
          <Empty level={2} title={words.popup.notConnected} line={words.popup.connectLine}>
            <Button kind="primary" href="/options.html">
              {words.do.connect}
            </Button>
          </Empty>
        )}
        {isOurs && !stand.hasRows && <Fetching words={words.connect} snapshot={stand.snapshot} />}
        {isOurs && stand.hasRows && reader && <Room key={at} at={at} reader={reader} />}
      </main>
    </div>
  );
}

/** A room that opens says its name: the focus goes to its heading, but not when the page itself opens. */
function useFocusOnTurn(place: string, heading: { current: HTMLElement | null }): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current !== place) heading.current?.focus();
    before.current = place;
  }, [place]);
}
