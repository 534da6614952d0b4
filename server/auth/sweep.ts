import { and, eq, exists, isNotNull, lt, lte, notExists, or } from 'drizzle-orm';
import {
  deviceCodes,
  links,
  people,
  sessions,
  verifications,
} from '#server/database/schema/auth.ts';
import { members } from '#server/database/schema/member.ts';
import type { Core } from './core.ts';

const day = 24 * 60 * 60 * 1000;

/** Sweeps now and once a day. Returns what ends it. */
export function startSweeping(
  auth: { sweep(): Promise<void> },
  failed: (error: Error) => void,
): () => void {
  const once = () => void auth.sweep().catch(failed);
  once();
  const timer = setInterval(once, day);
  return () => clearInterval(timer);
}

/** Removes what has run out. None of it opens a door any more; this only keeps the tables small. */
export async function sweep({ database, attempts, now }: Core): Promise<void> {
  const at = now();
  const daysAgo = (days: number) => new Date(at.getTime() - days * day);
  await database.delete(sessions).where(lte(sessions.expiresAt, at));
  await database.delete(deviceCodes).where(lte(deviceCodes.expiresAt, at));
  await database.delete(verifications).where(lte(verifications.expiresAt, at));
  // Kept for a month, so that an old link can say that it is old.
  await database.delete(links).where(lte(links.expiresAt, daysAgo(30)));
  const member = database.select().from(members).where(eq(members.id, people.memberId));
  const left = database
    .select()
    .from(members)
    .where(and(eq(members.id, people.memberId), isNotNull(members.leftAt)));
  // A login without a member is what a process left that died while somebody joined.
  const stray = and(lt(people.createdAt, daysAgo(1)), notExists(member));
  await database.delete(people).where(or(exists(left), stray));
  await attempts.sweep();
}
