import { sql, type SQL } from 'drizzle-orm';
import type { Place } from '#lib/domain/message.ts';

/** What the index on places holds: their UIDs, which tell more than account and folder do. */
const uidsOf = (message: string): string => `jsonb_path_query_array(${message}.places, '$[*].uid')`;

/**
 * SQL that says whether a message lies at a place.
 * @param message The alias of its row.
 * @param place SQL of a `jsonb` with what is known of the place; its UID at least.
 */
export function liesAt(message: string, place: string): string {
  return `${uidsOf(message)} @> jsonb_build_array(${place}->'uid') and ${message}.places @> jsonb_build_array(${place})`;
}

/** The same for drizzle, of a place that is known here. */
export function liesAtPlace(message: string, place: Partial<Place> & Pick<Place, 'uid'>): SQL {
  const places = sql.raw(`${message}.places`);
  return sql`(${sql.raw(uidsOf(message))} @> ${JSON.stringify([place.uid])}::jsonb
    and ${places} @> ${JSON.stringify([place])}::jsonb)`;
}
