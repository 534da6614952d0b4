import { eq } from 'drizzle-orm';
import type { MailboxId } from '#lib/domain/ids.ts';
import { alerts } from '#server/database/schema/mail.ts';
import type { Deps } from '../deps.ts';
import { mailboxHealth, type MailboxHealth } from './mailbox-health.ts';

/** What an admin is to be told of a mailbox. */
export interface AlertDue {
  health: MailboxHealth;
  what: 'trouble' | 'mended';
}

const DAY = 86_400_000;
/** A hiccup that is over by then is nobody's business. */
const GRACE = 2 * 60_000;
/** Stands before the trouble that an admin was told of and that is over: the day in which it is told once goes on. */
const OVER = 'over:';

/** What is to be told now: each trouble once a day, and that it is over where it was told. */
export async function alertsDue(deps: Pick<Deps, 'database' | 'now'>): Promise<AlertDue[]> {
  const known = new Map(
    (await deps.database.select().from(alerts)).map((row) => [row.mailboxId, row]),
  );
  const now = deps.now().getTime();
  return (await mailboxHealth(deps)).flatMap((health): AlertDue[] => {
    const { trouble } = health;
    const told = known.get(health.mailboxId);
    if (trouble === null) {
      return told?.toldAt && !told.trouble.startsWith(OVER) ? [{ health, what: 'mended' }] : [];
    }
    if (now - trouble.since.getTime() < GRACE) return [];
    const isSame = told?.trouble === trouble.kind || told?.trouble === OVER + trouble.kind;
    const isFresh = told?.toldAt ? now - told.toldAt.getTime() < DAY : false;
    return isSame && isFresh ? [] : [{ health, what: 'trouble' }];
  });
}

/** Remembers that an admin was told. */
export async function alertTold(
  deps: Pick<Deps, 'database' | 'now'>,
  { health, what }: AlertDue,
): Promise<void> {
  const { mailboxId, teamId, trouble } = health;
  if (what === 'mended') return over(deps, mailboxId);
  if (trouble === null) return;
  const row = { teamId, trouble: trouble.kind, since: trouble.since, toldAt: deps.now() };
  await deps.database
    .insert(alerts)
    .values({ mailboxId, ...row })
    .onConflictDoUpdate({ target: alerts.mailboxId, set: row });
}

async function over(deps: Pick<Deps, 'database' | 'now'>, mailboxId: MailboxId): Promise<void> {
  const [row] = await deps.database.select().from(alerts).where(eq(alerts.mailboxId, mailboxId));
  if (!row) return;
  await deps.database
    .update(alerts)
    .set({ trouble: `${OVER}${row.trouble}`, since: deps.now() })
    .where(eq(alerts.mailboxId, mailboxId));
}
