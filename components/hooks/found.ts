import { useEffect, useRef, useState } from 'preact/hooks';
import { clockOf } from '#lib/domain/clock.ts';
import type { Customer } from '#lib/domain/customer.ts';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Replica } from '#lib/replica/database.ts';
import { inquiryItems, type DueItem } from '#lib/replica/queries/due.ts';
import { searchWaiting } from '#lib/replica/queries/search.ts';
import { whoAmI } from '#lib/replica/queries/team.ts';
import { useFrame } from './frame.tsx';
import { useLive } from './live.ts';
import { useMoment } from './words.tsx';

/** After the last key, before anything is read or asked. */
const pause = 150;
/** Characters the server takes. */
const longest = 200;

interface Answer {
  query: string;
  /** `null`: the server could not be asked. */
  rows: { inquiries: Inquiry[]; customers: Customer[] } | null;
}

interface People {
  me: MemberId | null;
  members: ReadonlyMap<MemberId, Member>;
}

interface FoundItem extends DueItem {
  /** Whether the reader is its assignee. */
  isMine: boolean;
}

export interface Found {
  items: FoundItem[];
  /** Nothing more will come. */
  isWhole: boolean;
  /** The server could not be asked. */
  isLocal: boolean;
}

/** What this browser finds at once, and what the server finds after it; `null` while nothing is asked for. */
export function useFound(text: string): Found | null {
  const { replica, author } = useFrame();
  const { now } = useMoment();
  const typed = text.trim().slice(0, longest);
  const query = useSettled(typed);
  const answer = useAnswer(query);
  const known = answer?.rows?.inquiries ?? [];
  const last = useRef<{ query: string; items: DueItem[]; people: People } | undefined>(undefined);
  const live = useLive(async () => {
    const ids = new Set(await searchWaiting(replica, query));
    for (const { id } of known) ids.add(id);
    const items = await inquiryItems(replica, [...ids], author.now());
    return { query, items, people: await peopleOf(replica) };
  }, [replica, query, answer]);
  // The server's answer adds to what is there: nothing goes from under the pointer meanwhile.
  if (live) last.current = live;
  const mine = last.current?.query === query ? last.current : undefined;
  if (typed === '' || query === '') return null;
  const isWhole = typed === query && live !== undefined && answer !== null;
  const isLocal = answer !== null && answer.rows === null;
  if (!mine) return { items: [], isWhole, isLocal };
  const { items, people } = mine;
  const isHere = new Set(items.map(({ inquiry }) => inquiry.id));
  const elsewhere = known.filter(({ id }) => !isHere.has(id));
  const all = [...items, ...elsewhere.map((inquiry) => itemOf(inquiry, answer, people, now))];
  return {
    items: all.map((item) => ({
      ...item,
      clock: clockOf(item.inquiry, now),
      isMine: item.inquiry.assigneeId !== null && item.inquiry.assigneeId === people.me,
    })),
    isWhole,
    isLocal,
  };
}

/** Those who left as well, since what they hold is still told by their name. */
async function peopleOf(replica: Replica): Promise<People> {
  const kept = await replica.members.toArray();
  const me = (await whoAmI(replica))?.member.id ?? null;
  return { me, members: new Map(kept.map(({ row }) => [row.id, row])) };
}

/** What was typed, once no key has followed. */
function useSettled(typed: string): string {
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

/** What the server says to these words; `null` until it does. */
function useAnswer(query: string): Answer | null {
  const { ask } = useFrame();
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (query === '') return undefined;
    let isCurrent = true;
    const tell = (rows: Answer['rows']) => isCurrent && setAnswer({ query, rows });
    ask({ type: 'search', query }).then(tell, (fault: unknown) => {
      tell(null);
      reportError(fault);
    });
    return () => {
      isCurrent = false;
    };
  }, [query, ask]);
  return answer?.query === query ? answer : null;
}

/** One that is not in this browser's copy: closed long ago, or new within the second. */
function itemOf(inquiry: Inquiry, answer: Answer | null, { members }: People, now: Date): DueItem {
  const customers = answer?.rows?.customers ?? [];
  return {
    inquiry,
    clock: clockOf(inquiry, now),
    customer: customers.find(({ id }) => id === inquiry.customerId) ?? null,
    assignee: (inquiry.assigneeId && members.get(inquiry.assigneeId)) ?? null,
    phase: null,
    refusals: [],
  };
}
