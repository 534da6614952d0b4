import { and, asc, eq } from 'drizzle-orm';
import type { MailboxId, TeamId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import { fromRow } from '#server/database/rows.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import type { Deps } from '../deps.ts';

/** Every mailbox of a team, also those no longer watched, by address. */
export async function mailboxesOf(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
): Promise<Mailbox[]> {
  const rows = await database
    .select()
    .from(mailboxes)
    .where(eq(mailboxes.teamId, teamId))
    .orderBy(asc(mailboxes.address));
  return rows.map(fromRow);
}

/** One mailbox; `null` where the team has none such. */
export async function mailboxOf(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
  id: MailboxId,
): Promise<Mailbox | null> {
  const [row] = await database
    .select()
    .from(mailboxes)
    .where(and(eq(mailboxes.teamId, teamId), eq(mailboxes.id, id)));
  return row ? fromRow(row) : null;
}
