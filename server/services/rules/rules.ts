import { and, asc, eq } from 'drizzle-orm';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Rule } from '#lib/domain/rule.ts';
import { fromRow } from '#server/database/rows.ts';
import { rules } from '#server/database/schema/routing.ts';
import type { Deps } from '../deps.ts';

/** The team's rules that are in use, in the order they are tried in. */
export async function rulesOf(
  { database }: Pick<Deps, 'database'>,
  teamId: TeamId,
): Promise<Rule[]> {
  const rows = await database
    .select()
    .from(rules)
    .where(and(eq(rules.teamId, teamId), eq(rules.active, true)))
    .orderBy(asc(rules.position), asc(rules.id));
  return rows.map(fromRow);
}
