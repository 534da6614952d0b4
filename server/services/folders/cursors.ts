import { and, eq, sql } from 'drizzle-orm';
import { folders } from '#server/database/schema/mail.ts';
import type { Deps } from '../deps.ts';

/** How far a folder has been read. A UID means something only together with its UIDVALIDITY (RFC 9051 §2.3.1.1). */
export interface Cursor {
  uidValidity: number;
  lastUid: number;
  /** When it was last read to its end. */
  readAt: Date;
}

/** How far a folder of an account has been read; `null` where it never was. */
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

/** What one look into a folder has come to. */
export interface Look {
  uidValidity: number;
  lastUid: number;
  /** Mails known to wait behind `lastUid`; with none the folder is read to its end. */
  waiting: number;
  at: Date;
  /** When the newest mail of this look had come; `null` where it found none. */
  lastMailAt: Date | null;
  /** From when on a folder that is looked into for the first time is to be read. */
  begins: Date;
}

/**
 * Notes how far a folder was read. With the same UIDVALIDITY it never goes back, whoever writes last. While mails wait,
 * the time at which it was last read to its end stays as it was.
 */
export async function saveLook(
  deps: Pick<Deps, 'database'>,
  accountId: string,
  path: string,
  { uidValidity, lastUid, waiting, at, lastMailAt, begins }: Look,
): Promise<void> {
  const isSame = sql`${folders.uidValidity} = excluded.uid_validity`;
  const readAt = waiting === 0 ? at : begins;
  await deps.database
    .insert(folders)
    .values({ accountId, path, uidValidity, lastUid, readAt, lookedAt: at, waiting, lastMailAt })
    .onConflictDoUpdate({
      target: [folders.accountId, folders.path],
      set: {
        uidValidity,
        lastUid: sql`case when ${isSame} then greatest(${folders.lastUid}, excluded.last_uid) else excluded.last_uid end`,
        ...(waiting === 0 && { readAt: at }),
        lookedAt: at,
        waiting,
        lastMailAt: sql`greatest(${folders.lastMailAt}, excluded.last_mail_at)`,
      },
    });
}
