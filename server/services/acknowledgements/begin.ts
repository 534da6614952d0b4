import { sql } from 'drizzle-orm';
import { beginSending, type DeliveryRow } from '../deliveries/deliveries.ts';
import type { Deps } from '../deps.ts';
import { withinLimitsNow, type Asked, type Withheld } from './limits.ts';

/**
 * Planned → sending, where the limits still allow it: a team's acknowledgements take turns here, so that of two mails at
 * once only one is answered. Nothing is written where one is withheld.
 * @returns Why it is withheld; `false` where another worker was first.
 */
export async function beginAcknowledging(
  deps: Pick<Deps, 'database'>,
  row: Pick<DeliveryRow, 'teamId' | 'id'>,
  asked: Asked,
  rfcMessageId: string,
): Promise<Withheld | boolean> {
  return deps.database.transaction(async (database) => {
    await database.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`acknowledge ${row.teamId}`}, 0))`,
    );
    const withheld = await withinLimitsNow(database, row.teamId, row.id, asked);
    if (withheld) return withheld;
    const store = { database, now: () => asked.now };
    return beginSending(store, row, { how: 'mailed', rfcMessageId });
  });
}
