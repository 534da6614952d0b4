import type { InquiryId } from '#lib/domain/ids.ts';
import type { Replica } from '../database.ts';
import { reading } from './reading.ts';

/** More rows than this are read by the server, which has the whole team's and an index for it. */
const atMost = 2000;

/**
 * The inquiries that wait for something, worst first, in whose subject or customer every word of `text` occurs: what
 * one looks for in a hurry, in one read whatever the size of the team. The server's search finds the rest.
 */
export function searchWaiting(replica: Replica, text: string, limit = 50): Promise<InquiryId[]> {
  const words = text.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return Promise.resolve([]);
  return reading(replica, async () => {
    const kept = await replica.inquiries.orderBy('index.due').limit(atMost).toArray();
    const rows = kept.map(({ row }) => row);
    const customers = await replica.customers.bulkGet([
      ...new Set(rows.map(({ customerId }) => customerId)),
    ]);
    const said = new Map(
      customers.map((one) => [
        one?.row.id,
        [one?.row.name, one?.row.company, ...(one?.row.addresses ?? [])].join(' ').toLowerCase(),
      ]),
    );
    const matches = rows.filter(({ subject, customerId }) => {
      const all = `${subject.toLowerCase()} ${said.get(customerId) ?? ''}`;
      return words.every((word) => all.includes(word));
    });
    return matches.slice(0, limit).map(({ id }) => id);
  });
}
