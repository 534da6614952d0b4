import { Button } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Ring } from '#components/ui/Ring.tsx';
import type { DueItem, Whose } from '#lib/replica/queries/due.ts';
import { customerName } from '#lib/words/customer-name.ts';
import { sentences } from '#lib/words/sentences.ts';
import { stamp } from '#lib/words/times.ts';
import type { Looker } from './reader.ts';

interface NothingProps {
  whose: Whose;
  next: DueItem | null;
  /** How many nobody holds. */
  pool: number;
  looker: Looker;
  onSeePool: () => void;
}

/** Nothing is due: what comes next, and what nobody has taken. */
export function Nothing({ whose, next, pool, looker, onSeePool }: NothingProps) {
  const { words, moment } = looker;
  const { popup } = words;
  const title = { mine: popup.none, team: popup.teamNone, pool: popup.freeNone }[whose];
  const by = next?.clock.by;
  const line = sentences(
    next && by ? popup.next(customerName(next.customer, words), stamp(by, moment)) : '',
    pool > 0 && whose !== 'pool' ? popup.pool(pool) : '',
  );
  return (
    <Empty
      level={2}
      title={title}
      line={line}
      picture={<Ring clock="done" label={words.ring.done} />}
    >
      {pool > 0 && whose !== 'pool' && <Button onClick={onSeePool}>{words.do.seeUnclaimed}</Button>}
    </Empty>
  );
}
