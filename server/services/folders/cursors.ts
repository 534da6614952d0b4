import { and, eq, sql } from 'drizzle-orm';
import { folders } from '#server/database/schema/mail.ts';
import type { Deps } from '../deps.ts';

/** How far a folder has been read. A UID means something only together with its UIDVALIDITY (RFC 9051 §2.3.1.1). */
export interface Cursor {
  uidValidity: number;
  lastUid: number;
  readAt: Date;
}

export async function cursorOf(
  deps: Pick<Deps, 'database'>,
  accountId: string,
  path: string,
): Promise<Cursor | null> {
  const [row] = await deps.database
    .select()
    .from(folders)
    .where(and(eq(folders.accountId, accountId), eq(folders.path, path)));
  return row ? { uidValidity: row.uidValidity, lastUid: row.lastUid, readAt: row.readAt } : null;
}

/** Notes how far a folder was read. With the same UIDVALIDITY it never goes back, whoever writes last. */
export async function saveCursor(
  deps: Pick<Deps, 'database'>,
  accountId: string,
  path: string,
  cursor: Cursor,
): Promise<void> {
  const isSame = sql`${folders.uidValidity} = excluded.uid_validity`;
  await deps.database
    .insert(folders)
    .values({ accountId, path, ...cursor })
    .onConflictDoUpdate({
      target: [folders.accountId, folders.path],
      set: {
        uidValidity: cursor.uidValidity,
        lastUid: sql`case when ${isSame} then greatest(${folders.lastUid}, excluded.last_uid) else excluded.last_uid end`,
        readAt: cursor.readAt,
      },
    });
}
