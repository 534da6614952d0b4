import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { Segmented } from '#components/ui/Segmented.tsx';
import { counts } from '#lib/replica/queries/counts.ts';
import type { Whose } from '#lib/replica/queries/due.ts';
import type { Acts } from './acts.ts';
import { atOnce, useDueList } from './due-list.ts';
import { Groups } from './Groups.tsx';
import { Nothing } from './Nothing.tsx';
import type { Looker } from './reader.ts';

interface DueProps {
  looker: Looker;
  acts: Acts;
  isOffline: boolean;
}

/** What is due: mine, a manager's whole team, or what nobody holds. */
export function Due({ looker, acts, isOffline }: DueProps) {
  const { replica, author } = useFrame();
  const { words, moment, isManager } = looker;
  const [whose, setWhose] = useState<Whose>(isManager ? 'team' : 'mine');
  const [limit, setLimit] = useState(atOnce);
  const list = useDueList({ whose, limit, touched: acts.touched }, moment.now);
  const tally = useLive(() => counts(replica, author.now()), [replica, moment.now]);
  const seen = useRef(tally);
  if (tally) seen.current = tally;
  const { place, goOnFromHere } = useRowFocus(list !== undefined && seen.current !== undefined);
  if (!seen.current) return null;
  const { mine, team, pool } = seen.current;

  function show(next: Whose) {
    setWhose(next);
    setLimit(atOnce);
  }

  return (
    <>
      <Segmented
        label={words.popup.whose}
        value={whose}
        onChange={show}
        choices={[
          { value: 'mine', label: words.popup.mine(mine) },
          ...(isManager ? [{ value: 'team' as const, label: words.popup.team(team) }] : []),
          { value: 'pool', label: words.popup.free(pool) },
        ]}
      />
      <div class="scroll" ref={place} role="region" aria-label={words.popup.list}>
        {list && list.groups.length > 0 && (
          <Groups
            groups={list.groups}
            looker={looker}
            acts={acts}
            isOffline={isOffline}
            onMore={() => {
              goOnFromHere();
              setLimit(limit + atOnce);
            }}
          />
        )}
        {list && list.groups.length === 0 && (
          <Nothing
            whose={whose}
            next={list.next}
            pool={pool}
            looker={looker}
            onSeePool={() => show('pool')}
          />
        )}
      </div>
    </>
  );
}

/**
 * The first row has the focus when the popup opens, unless the person was quicker; and the first of those that were
 * asked for, since the button that asked for them may be gone.
 */
function useRowFocus(isRead: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const goOn = useRef<number | null>(null);
  const rows = () => place.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
  useLayoutEffect(() => {
    if (isRead && document.activeElement === document.body) rows()[0]?.focus();
  }, [isRead]);
  useLayoutEffect(() => {
    const next = goOn.current === null ? undefined : rows()[goOn.current];
    if (!next) return;
    goOn.current = null;
    next.focus();
  });
  const goOnFromHere = () => {
    goOn.current = rows().length;
  };
  return { place, goOnFromHere };
}
