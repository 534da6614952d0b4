import type { Replica } from '#lib/replica/database.ts';
import { readMeta } from '#lib/replica/meta.ts';
import { counts } from '#lib/replica/queries/counts.ts';

/** What the toolbar icon shows: a number of overdue inquiries, nothing, or that there is no connection to count by. */
export interface Badge {
  kind: 'none' | 'over' | 'disconnected';
  text: string;
  count: number;
}

/** About four characters are visible, so it counts to 99. Offline the numbers stay right: deadlines are instants. */
export async function badge(replica: Replica, now: Date): Promise<Badge> {
  const { kind } = await readMeta(replica, 'connection');
  if (kind !== 'connected' && kind !== 'offline') {
    return { kind: 'disconnected', text: '–', count: 0 };
  }
  const { badge: count } = await counts(replica, now);
  if (count === 0) return { kind: 'none', text: '', count };
  return { kind: 'over', text: count > 99 ? '99+' : String(count), count };
}
