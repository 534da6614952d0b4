import { few } from './few.ts';

/** The list to watch; see `RowList`. */
interface Watched {
  document: Document;
  root(): Element | null;
  rows: string;
  marks: readonly string[];
}

interface Hearer {
  /** Something may be on screen that was not: told at most ten times a second. */
  look(): void;
  /** These rows are new or say something else: told at once, before the page is painted. */
  touched(rows: Iterable<Element>): void;
}

const pause = 100;
/** Of rows that come all at once, as many are told at once as can be on a screen; `look` finds the rest. */
const atOnce = 60;

/**
 * Looks once, and then tells of each change in a list until `signal` aborts: rows come, go or are filled anew, the list
 * scrolls or is replaced. One observer does it all, on the list and the children of what is around it; only while there
 * is no list it hears the whole page. Idle, nothing runs. Returns how to change rows without being heard here.
 */
export function watchList(
  list: Watched,
  hearer: Hearer,
  signal: AbortSignal,
): (change: () => void) => void {
  let root: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const page = list.document;

  const look = (): void => {
    timer = undefined;
    if (signal.aborted) return;
    // What is waiting to be heard is seen by looking.
    observe();
    hearer.look();
    changes.takeRecords();
  };
  const soon = (): void => {
    timer ??= setTimeout(look, pause);
  };
  const hear = (records: MutationRecord[]): void => {
    if (records.length === 0 || signal.aborted) return;
    const rows = root ? rowsIn(records, root, list.rows) : [];
    hearer.touched(rows);
    changes.takeRecords();
    soon();
  };
  const changes = new MutationObserver(hear);
  const observe = (): void => {
    changes.disconnect();
    root = list.root();
    if (!root) return changes.observe(page.body, { childList: true, subtree: true });
    changes.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: [...list.marks],
    });
    for (let at = root.parentElement; at; at = at.parentElement) {
      changes.observe(at, { childList: true });
    }
  };

  const onScroll = ({ target }: Event): void => {
    if (root && target instanceof Node && (target.contains(root) || root.contains(target))) soon();
  };
  page.addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
  page.defaultView?.addEventListener('resize', soon, { signal });
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(timer);
      changes.disconnect();
    },
    { once: true },
  );
  look();
  return (change) => {
    // What the page did is heard before what we do is dropped.
    hear(changes.takeRecords());
    change();
    changes.takeRecords();
  };
}

/** The rows in which something happened, and those that came. */
function rowsIn(records: MutationRecord[], root: Element, selector: string): Set<Element> {
  const rows = new Set<Element>();
  let came = 0;
  for (const { target, addedNodes } of records) {
    if (!root.contains(target)) continue;
    const at = target instanceof Element ? target : target.parentElement;
    const row = at?.closest(selector);
    if (row && root.contains(row)) rows.add(row);
    for (const node of addedNodes) {
      if (!(node instanceof Element) || came >= atOnce) continue;
      const news = node.matches(selector) ? [node] : few(node, selector, atOnce - came);
      for (const one of news) rows.add(one);
      came += news.length;
    }
  }
  return rows;
}
