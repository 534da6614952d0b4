import { useEffect, useRef, useState } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { clockOf } from '#lib/domain/clock.ts';
import type { Customer } from '#lib/domain/customer.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { inquiryItems, type DueItem } from '#lib/replica/queries/due.ts';
import { searchWaiting } from '#lib/replica/queries/search.ts';
import type { Looker } from './reader.ts';

/** After the last key, before anything is read or asked. */
const pause = 150;
/** Characters the server takes. */
const longest = 200;

interface Answer {
  query: string;
  /** `null`: the server could not be asked. */
  rows: { inquiries: Inquiry[]; customers: Customer[] } | null;
}

export interface Found {
  items: DueItem[];
  /** Nothing more will come. */
  isWhole: boolean;
  /** The server could not be asked. */
  isLocal: boolean;
}

/** What this browser finds at once, and what the server finds after it; `null` while nothing is asked for. */
export function useFound(text: string, looker: Looker): Found | null {
  const { replica, author } = useFrame();
  const typed = text.trim().slice(0, longest);
  const query = useSettled(typed);
  const answer = useAnswer(query);
  const known = answer?.rows?.inquiries ?? [];
  const last = useRef<{ query: string; items: DueItem[] } | undefined>(undefined);
  const live = useLive(async () => {
    const ids = new Set(await searchWaiting(replica, query));
    for (const { id } of known) ids.add(id);
    return { query, items: await inquiryItems(replica, [...ids], author.now()) };
  }, [replica, query, answer]);
  // The server's answer adds to what is there: nothing goes from under the pointer meanwhile.
  if (live) last.current = live;
  const mine = last.current?.query === query ? last.current.items : undefined;
  if (typed === '' || query === '') return null;
  const { now } = looker.moment;
  const here = (mine ?? []).map((item) => ({ ...item, clock: clockOf(item.inquiry, now) }));
  const isHere = new Set(here.map(({ inquiry }) => inquiry.id));
  const elsewhere = known.filter(({ id }) => !isHere.has(id));
  return {
    items: [...here, ...(mine ? elsewhere.map((inquiry) => itemOf(inquiry, answer, looker)) : [])],
    isWhole: typed === query && live !== undefined && answer !== null,
    isLocal: answer !== null && answer.rows === null,
  };
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
function itemOf(inquiry: Inquiry, answer: Answer | null, { members, moment }: Looker): DueItem {
  const customers = answer?.rows?.customers ?? [];
  return {
    inquiry,
    clock: clockOf(inquiry, moment.now),
    customer: customers.find(({ id }) => id === inquiry.customerId) ?? null,
    assignee: (inquiry.assigneeId && members.get(inquiry.assigneeId)) ?? null,
    phase: null,
    refusals: [],
  };
}
