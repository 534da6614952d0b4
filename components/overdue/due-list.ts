import { useRef } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { clockOf, due } from '#lib/domain/clock.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { dueInquiries, inquiryItems, type DueItem, type Whose } from '#lib/replica/queries/due.ts';
import { allRefusals } from '#lib/replica/queries/standing.ts';

/** How many rows are drawn before somebody asks for more. */
export const atOnce = 50;

export interface Group {
  name: 'over' | 'soon' | 'later';
  items: DueItem[];
  /** There are more than these. */
  isCut: boolean;
}

/** What is due, worst first. */
export interface DueList {
  groups: Group[];
  /** The first one that still has plenty of time. */
  next: DueItem | null;
}

interface Read {
  of: Whose;
  items: DueItem[];
  hasMore: boolean;
  /** On screen although the list would leave them out. */
  kept: ReadonlySet<InquiryId>;
}

interface Question {
  whose: Whose;
  limit: number;
  /** Inquiries that stay in sight, wherever they belong now. */
  touched: { current: ReadonlySet<InquiryId> };
}

/** `undefined` until first read; another `limit` shows what was there until it is read. */
export function useDueList({ whose, limit, touched }: Question, now: Date): DueList | undefined {
  const { replica, author } = useFrame();
  const last = useRef<Read | undefined>(undefined);
  const live = useLive(async (): Promise<Read> => {
    const at = author.now();
    const items = await dueInquiries(replica, { now: at, whose, limit: limit + 1 });
    const refused = (await allRefusals(replica)).map(({ inquiryId }) => inquiryId);
    const kept = new Set([...touched.current, ...refused].filter((id) => id !== null));
    const shown = items.slice(0, limit);
    const there = new Set(shown.map(({ inquiry }) => inquiry.id));
    const missing = [...kept].filter((id) => !there.has(id));
    const others = await inquiryItems(replica, missing, at);
    return { of: whose, items: [...shown, ...others], hasMore: items.length > limit, kept };
  }, [replica, whose, limit]);
  if (live) last.current = live;
  const read = live ?? last.current;
  return read?.of === whose ? grouped(read, now) : undefined;
}

/** Later ones are shown of the unclaimed alone: whoever looks for work wants to see all of it. */
function grouped({ of, items, hasMore, kept }: Read, now: Date): DueList {
  const fresh = items
    .map((item) => ({ ...item, clock: clockOf(item.inquiry, now) }))
    .toSorted((a, b) => dueAt(a) - dueAt(b));
  const over = fresh.filter(({ clock }) => clock.state === 'over');
  const soon = fresh.filter(({ clock }) => clock.state === 'soon');
  const rest = fresh.filter((item) => !over.includes(item) && !soon.includes(item));
  const later = of === 'pool' ? rest : rest.filter(({ inquiry }) => kept.has(inquiry.id));
  const all = { over, soon, later };
  const names = (['over', 'soon', 'later'] as const).filter((name) => all[name].length > 0);
  // Where the last row read has plenty of time, what follows it has so too.
  const isCut = hasMore && (of === 'pool' || fresh.at(-1)?.clock.state !== 'plenty');
  const groups = names.map((name, index) => ({
    name,
    items: all[name],
    isCut: isCut && index === names.length - 1,
  }));
  return { groups, next: rest.find(({ clock }) => clock.state === 'plenty') ?? null };
}

function dueAt({ inquiry }: DueItem): number {
  return due(inquiry)?.by.getTime() ?? Number.MAX_SAFE_INTEGER;
}
