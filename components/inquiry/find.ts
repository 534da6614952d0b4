import type { AskWorker } from '#components/hooks/frame.tsx';
import type { Replica } from '#lib/replica/database.ts';
import { searchWaiting } from '#lib/replica/queries/search.ts';
import { presentMembers, whoAmI } from '#lib/replica/queries/team.ts';
import type { Hit } from './Hits.tsx';
import { hitsOf } from './look-at.ts';

const enough = 20;

/** Inquiries by sender, company or subject: the server knows all of them, this browser the recent ones. */
export async function find(replica: Replica, ask: AskWorker, query: string): Promise<Hit[]> {
  const found = await ask({ type: 'search', query });
  // While the server cannot be asked: what is waiting, out of this browser's copy.
  if (!found) return hitsOf(replica, await searchWaiting(replica, query, enough));
  const members = await presentMembers(replica);
  const me = await whoAmI(replica);
  return found.inquiries.slice(0, enough).map((inquiry) => ({
    inquiry,
    customer: found.customers.find(({ id }) => id === inquiry.customerId) ?? null,
    assignee: members.find(({ id }) => id === inquiry.assigneeId) ?? null,
    isMine: inquiry.assigneeId !== null && inquiry.assigneeId === me?.member.id,
  }));
}
