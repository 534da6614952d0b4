import type { AskWorker } from '#components/hooks/frame.tsx';
import type { Replica } from '#lib/replica/database.ts';
import { presentMembers } from '#lib/replica/queries/team.ts';
import type { Hit } from './Hits.tsx';
import { hitsOf } from './look-at.ts';

const enough = 20;

/** Inquiries by sender, company or subject: the server knows all of them, this browser the recent ones. */
export async function find(replica: Replica, ask: AskWorker, query: string): Promise<Hit[]> {
  const found = await ask({ type: 'search', query });
  if (!found) return findHere(replica, query);
  const members = await presentMembers(replica);
  return found.inquiries.slice(0, enough).map((inquiry) => ({
    inquiry,
    customer: found.customers.find(({ id }) => id === inquiry.customerId) ?? null,
    assignee: members.find(({ id }) => id === inquiry.assigneeId) ?? null,
  }));
}

/** While the server cannot be asked. */
async function findHere(replica: Replica, query: string): Promise<Hit[]> {
  const sought = query.toLowerCase();
  const has = (text: string | null) => text?.toLowerCase().includes(sought) ?? false;
  const customers = await replica.customers
    .filter(({ row }) => has(row.name) || has(row.company) || row.addresses.some(has))
    .limit(enough)
    .primaryKeys();
  const theirs = await replica.inquiries
    .where('row.customerId')
    .anyOf(customers)
    .limit(enough)
    .primaryKeys();
  const bySubject = await replica.inquiries
    .filter(({ row }) => has(row.subject))
    .limit(enough)
    .primaryKeys();
  return hitsOf(replica, [...new Set([...theirs, ...bySubject])].slice(0, enough) as never[]);
}
