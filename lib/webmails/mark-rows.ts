import type { Chip, ListRow } from '#lib/protocol/chip.ts';
import type { AskWorker } from './ask-worker.ts';
import type { Webmail } from './webmail.ts';

/** The marks in a page's message list. */
export interface RowMarks {
  /** All chips of the rows told last. */
  show(chips: readonly Chip[]): void;
  /** Tells the worker once more which rows are on screen. */
  tellAgain(): void;
}

/** Tells the worker which rows a page shows, and shows the chips it answers, until `signal` aborts. */
export function markRows(webmail: Webmail, ask: AskWorker, signal: AbortSignal): RowMarks {
  let rows: ListRow[] = [];
  const tell = async (): Promise<void> => {
    const told = rows;
    const chips = await ask({ type: 'rows', rows });
    // Others may have come meanwhile, and are answered by themselves.
    if (chips && told === rows && !signal.aborted) webmail.showChips(chips);
  };
  webmail.watchRows((now) => {
    rows = now;
    void tell();
  }, signal);
  return {
    show: (chips) => webmail.showChips(chips),
    tellAgain() {
      if (rows.length > 0) void tell();
    },
  };
}
