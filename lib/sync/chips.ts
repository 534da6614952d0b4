import type { Chip, ListRow, RowKey, Telling } from '#lib/protocol/chip.ts';
import { rowStandings, type RowStanding } from '#lib/replica/queries/row-standings.ts';
import { watchTables } from '#lib/replica/watch-tables.ts';
import { coalesce } from './coalesce.ts';
import { oneByOne } from './one-by-one.ts';
import { earliest, oneTimer } from './one-timer.ts';
import type { Parts } from './parts.ts';

/** A row of an inquiry, and how that stands. */
export interface StandingRow {
  key: RowKey;
  standing: RowStanding;
}

export interface ChipOffice {
  /** Puts it into words. */
  compose(rows: readonly StandingRow[]): Promise<Chip[]>;
  /** All chips of the rows that this tab told as the `nth`. */
  push(tabId: number, nth: Telling, chips: Chip[]): void;
}

/** The chips in every tab's message list. */
export interface Chips {
  /** These rows and no others are on screen in this tab, as it told for the `nth` time. */
  show(tabId: number, nth: Telling, rows: ListRow[]): Promise<Chip[]>;
  forget(tabId: number): void;
}

interface Shown {
  nth: Telling;
  rows: ListRow[];
  /** The chips it was told last. */
  told: string;
  changesAt: Date | null;
}

/**
 * Keeps the chips of all tabs right until `signal` aborts: when rows, outbox or presences change, and when time alone
 * changes them. One subscription and one timer serve all; the same chips are never told twice.
 */
export function startChips(
  {
    replica,
    clock,
    now,
    sleep,
    report,
  }: Pick<Parts, 'replica' | 'clock' | 'now' | 'sleep' | 'report'>,
  { compose, push }: ChipOffice,
  signal: AbortSignal,
): Chips {
  const tabs = new Map<number, Shown>();
  // An older look could be told after a newer.
  const inTurn = oneByOne();

  const look = async (shown: Shown): Promise<{ chips: Chip[]; isNews: boolean }> => {
    await clock.ready;
    const standings = await rowStandings(replica, shown.rows, now());
    const standing = shown.rows.flatMap(({ key }, index) => {
      const one = standings[index];
      return one ? [{ key, standing: one }] : [];
    });
    shown.changesAt = earliest(standing.map((one) => one.standing.changesAt));
    const chips = await compose(standing);
    const told = JSON.stringify(chips);
    const isNews = told !== shown.told;
    shown.told = told;
    return { chips, isNews };
  };
  const wait = (): void => wake(earliest([...tabs.values()].map(({ changesAt }) => changesAt)));
  const lookAtAll = coalesce(async () => {
    for (const [tabId, shown] of tabs) {
      const { chips, isNews } = await inTurn(() => look(shown));
      if (isNews && tabs.get(tabId) === shown) push(tabId, shown.nth, chips);
    }
    wait();
  });
  const refresh = (): void => {
    if (tabs.size > 0 && !signal.aborted) lookAtAll().catch(report);
  };
  const wake = oneTimer({ now, sleep }, refresh, signal);
  watchTables(
    replica,
    ['inquiries', 'messages', 'members', 'mailboxes', 'presences', 'outbox'],
    refresh,
    signal,
  );
  return {
    async show(tabId, nth, rows) {
      const shown: Shown = { nth, rows, told: '', changesAt: null };
      if (rows.length > 0) tabs.set(tabId, shown);
      else tabs.delete(tabId);
      const { chips } = await inTurn(() => look(shown));
      wait();
      return chips;
    },
    forget: (tabId) => void tabs.delete(tabId),
  };
}
