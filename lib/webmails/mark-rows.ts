import type { Chip, ListRow, Telling } from '#lib/protocol/chip.ts';
import type { AskWorker } from './ask-worker.ts';
import type { Webmail } from './webmail.ts';

/** The marks in a page's message list. */
export interface RowMarks {
  /** All chips of the rows that were told as the `nth`: what is meant for rows of before is another mail's by now. */
  show(nth: Telling, chips: readonly Chip[]): void;
  /** Tells the worker once more which rows are on screen. */
  tellAgain(): void;
}

/** Tells the worker which rows a page shows, and shows the chips it answers, until `signal` aborts. */
export function markRows(webmail: Webmail, ask: AskWorker, signal: AbortSignal): RowMarks {
  let rows: ListRow[] = [];
  let last: Telling = 0;
  const show: RowMarks['show'] = (nth, chips) => {
    // Others may have come meanwhile, and are answered by themselves.
    if (nth === last && !signal.aborted) webmail.showChips(chips);
  };
  const tell = async (): Promise<void> => {
    const nth = last;
    const chips = await ask({ type: 'rows', nth, rows });
    if (chips) show(nth, chips);
  };
  webmail.watchRows((now) => {
    rows = now;
    last += 1;
    void tell();
  }, signal);
  return {
    show,
    tellAgain() {
      if (rows.length > 0) void tell();
    },
  };
}
