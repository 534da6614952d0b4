import type { Chip, ListRow, RowKey } from '#lib/protocol/chip.ts';
import { adoptStyle } from './adopt-style.ts';
import { makeChip, paintChip, type ChipLook } from './chip.ts';
import { few } from './few.ts';
import { watchList } from './list-changes.ts';

/** A message list in the page's own document, as its webmail knows it. None of these may throw. */
export interface RowList {
  document: Document;
  /** The narrowest element around the rows, which stays while they come and go; `null` where there is no list now. */
  root(): Element | null;
  /** Selector of one row. */
  rows: string;
  /** Attributes in which a row, or what is in it, says which message it is: a change of another is not looked at. */
  marks: readonly string[];
  /** What a row tells; `null` for a row that is no message, or does not say enough. */
  read(row: Element): ListRow | null;
  /** Puts the chip into its row, where it belongs and the row does not grow. */
  place(row: Element, chip: HTMLElement): void;
  /** How a line of the page's makes room for its chip, as CSS about `:has(> baton-chip)`. */
  style?: string;
  look(): ChipLook;
  /** Tells when `look` may have changed. */
  watchLook(tell: () => void, signal: AbortSignal): void;
}

/** The part of a `Webmail` that this makes of a list. */
export interface MarkedList {
  watchRows(tell: (rows: ListRow[]) => void, signal: AbortSignal): void;
  showChips(chips: readonly Chip[]): void;
}

/** As many rows as the wire takes at once. */
const most = 200;
/** As many are asked where they stand: no webmail shows more on one page. */
const mostLooked = 2000;
/** How often a row may lose its chip between two looks, before it is left alone: else the page and we could go on for ever. */
const patience = 20;

/**
 * Marks the rows of one list. A chip stands only in a row that says to the letter what it said when the chip was asked
 * for: a row that a virtual list fills anew loses it in the same turn, before anything is painted, and one that is
 * made anew for the same message has it back as fast. Two rows of one key that say different things get none.
 */
export function markedList(list: RowList): MarkedList {
  let chips = new Map<RowKey, Asked>();
  /** What was told last of each key, to the letter. */
  let told = new Map<RowKey, string>();
  const worn = new Map<Element, HTMLElement>();
  const losses = new Map<Element, number>();
  let quietly = (change: () => void): void => change();

  const undress = (row: Element): void => {
    worn.get(row)?.remove();
    worn.delete(row);
  };
  const dress = (row: Element): void => {
    const read = list.read(row);
    const asked = read && chips.get(read.key);
    if (!asked || asked.letters !== lettersOf(read)) return undress(row);
    const mine = worn.get(row);
    if (mine) paintChip(mine, asked.chip, list.look());
    if (mine && row.contains(mine)) return;
    const lost = (losses.get(row) ?? 0) + 1;
    losses.set(row, lost);
    if (lost > patience) return;
    const element = mine ?? makeChip(row.ownerDocument, asked.chip, list.look());
    worn.set(row, element);
    list.place(row, element);
  };
  const dressAll = (rows: readonly Element[]): void => {
    for (const row of worn.keys()) if (!row.isConnected) undress(row);
    for (const row of new Set([...worn.keys(), ...rows])) dress(row);
  };

  return {
    watchRows(tell, signal) {
      let before = '[]';
      const look = (): void => {
        losses.clear();
        const rows = rowsOnScreen(list);
        const read = readRows(list, rows);
        told = new Map(read.map((row) => [row.key, lettersOf(row)]));
        dressAll(rows);
        const now = JSON.stringify(read);
        if (now === before) return;
        before = now;
        tell(read);
      };
      const touched = (rows: Iterable<Element>): void => {
        for (const row of rows) if (chips.size > 0 || worn.has(row)) dress(row);
      };
      quietly = watchList(list, { look, touched }, signal);
      list.watchLook(() => quietly(() => dressAll([])), signal);
      const unstyle = list.style ? adoptStyle(list.document, list.style) : null;
      const clear = (): void => {
        unstyle?.();
        quietly = () => undefined;
        chips = new Map();
        for (const row of worn.keys()) undress(row);
      };
      signal.addEventListener('abort', clear, { once: true });
    },
    showChips(shown) {
      quietly(() => {
        const asked = shown.map((chip) => ({ chip, letters: told.get(chip.key) ?? null }));
        chips = new Map(asked.map((one) => [one.chip.key, one]));
        dressAll(rowsOnScreen(list));
      });
    },
  };
}

/** A chip, and what its row said when it was asked for. */
interface Asked {
  chip: Chip;
  letters: string | null;
}

function lettersOf(row: ListRow): string {
  return JSON.stringify(row);
}

/** What the rows on screen say; of those that share a key and differ, none. */
function readRows(list: RowList, rows: readonly Element[]): ListRow[] {
  const byKey = new Map<RowKey, ListRow | null>();
  for (const element of rows) {
    const row = list.read(element);
    if (!row) continue;
    const other = byKey.get(row.key);
    const isOne = other === undefined || (other && lettersOf(other) === lettersOf(row));
    byKey.set(row.key, isOne ? row : null);
  }
  return [...byKey.values()].filter((row) => row !== null);
}

/** Those seen, and half a window above and below: who scrolls a little finds them marked. */
function rowsOnScreen(list: RowList): Element[] {
  const root = list.root();
  const view = root?.ownerDocument.defaultView;
  if (!root) return [];
  const height = view?.innerHeight ?? 0;
  const all = few(root, list.rows, mostLooked);
  // A page that is not drawn has no places at all.
  if (root.getBoundingClientRect().height === 0) return all.slice(0, most);
  const isNear = (row: Element): boolean => {
    const { top, bottom } = row.getBoundingClientRect();
    return bottom > top && bottom > -height / 2 && top < height * 1.5;
  };
  return all.filter(isNear).slice(0, most);
}
