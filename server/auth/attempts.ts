import { eq, lte, sql } from 'drizzle-orm';
import type { Database } from '#server/database/database.ts';
import { attempts } from '#server/database/schema/auth.ts';
import { hashOf } from '#server/database/token.ts';

/** What is counted, how often it may happen, and in how many seconds. */
export interface Limit {
  name: string;
  most: number;
  seconds: number;
}

/** Only failures stay counted: of one account wherever they come from, and of one network address whatever it tries. */
export const wrongPasswords: Limit = { name: 'password', most: 10, seconds: 15 * 60 };
export const wrongFromAddress: Limit = { name: 'address', most: 50, seconds: 15 * 60 };
/** Device codes typed by a signed-in person. */
export const typedCodes: Limit = { name: 'typed', most: 20, seconds: 10 * 60 };
/** Links that were opened and do not exist. */
export const wrongLinks: Limit = { name: 'link', most: 30, seconds: 15 * 60 };
/** Mail servers asked for a member: enough to find the right settings, too few to search a network. */
export const mailTests: Limit = { name: 'mail', most: 30, seconds: 10 * 60 };
export const newDeviceCodes: Limit = { name: 'device', most: 30, seconds: 10 * 60 };
/** A device asks every three seconds for ten minutes, and a whole office may sit behind one address. */
export const polls: Limit = { name: 'poll', most: 3000, seconds: 10 * 60 };

/** `seconds`: how long to wait. */
export type Verdict = { ok: true } | { ok: false; seconds: number };

/** Counters in the database, so that several server processes count together. */
export interface Attempts {
  /** Counts one try at `what` and says whether it may be made. Counting first leaves no gap for many at once. */
  take(limit: Limit, what: string): Promise<Verdict>;
  /** The try succeeded: forget it and the failures before it. */
  clear(limit: Limit, what: string): Promise<void>;
  /** The try succeeded: forget it alone. */
  giveBack(limit: Limit, what: string): Promise<void>;
  /** Removes counters that have run out. */
  sweep(): Promise<void>;
}

export function countAttempts(database: Database, now: () => Date): Attempts {
  // The database learns neither addresses nor accounts from a key.
  const keyOf = (limit: Limit, what: string) => hashOf(`${limit.name} ${what}`);
  return {
    async take(limit, what) {
      const at = now();
      const resetsAt = new Date(at.getTime() + limit.seconds * 1000);
      const isOver = sql`${attempts.resetsAt} <= ${at.toISOString()}::timestamptz`;
      const [row] = await database
        .insert(attempts)
        .values({ key: keyOf(limit, what), count: 1, resetsAt })
        .onConflictDoUpdate({
          target: attempts.key,
          set: {
            count: sql`case when ${isOver} then 1 else ${attempts.count} + 1 end`,
            resetsAt: sql`case when ${isOver} then excluded.resets_at else ${attempts.resetsAt} end`,
          },
        })
        .returning();
      if (!row || row.count <= limit.most) return { ok: true };
      const seconds = Math.ceil((row.resetsAt.getTime() - at.getTime()) / 1000);
      return { ok: false, seconds: Math.max(1, seconds) };
    },
    async clear(limit, what) {
      await database.delete(attempts).where(eq(attempts.key, keyOf(limit, what)));
    },
    async giveBack(limit, what) {
      await database
        .update(attempts)
        .set({ count: sql`greatest(${attempts.count} - 1, 0)` })
        .where(eq(attempts.key, keyOf(limit, what)));
    },
    async sweep() {
      await database.delete(attempts).where(lte(attempts.resetsAt, now()));
    },
  };
}
