import { sql } from 'drizzle-orm';
import { foldAddress } from '#lib/domain/address.ts';
import type { Change } from '#lib/domain/change.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import { recognise, type Recognition, type Sighting } from '#lib/domain/sighting.ts';
import { liesAtPlace } from '#server/database/places.ts';
import { fromJson } from '#server/database/rows.ts';
import { storable } from '../actions/storable.ts';
import { rowsOf, shownFor, upsertOf, wholeInquiry, type Found } from '../changes/read-rows.ts';
import type { Deps } from '../deps.ts';
import { atOneMoment, type Sight, type Who } from '../sight/sight.ts';

/** Enough to decide; a Message-ID or a place that more mails share says nothing. */
const mostCandidates = 100;

/** What was recognised, with the rows to show it by. */
export type Resolution = Recognition & { changes: Change[] };

/**
 * Which inquiry the mail on somebody's screen belongs to, among those they may see: found by where it lies, by Gmail's
 * ids, by its Message-ID or by what it says, judged by `recognise`. `null` where the member is gone.
 */
export async function resolveSighting(
  deps: Deps,
  who: Who,
  shown: Sighting,
): Promise<Resolution | null> {
  // A page may show what no row can hold.
  const sighting = storable(shown);
  return atOneMoment(deps, who, async (transaction, sight) => {
    const found = await transaction.execute<{ row: object }>(candidates(sight, sighting));
    const messages = found.rows.map(({ row }) => fromJson('messages', row));
    const recognition = recognise(sighting, messages);
    const changes: Change[] = [];
    if (recognition.kind === 'inquiry') {
      const { rows } = await transaction.execute<Found>(wholeInquiry(sight, recognition.inquiryId));
      changes.push(...rows.map(upsertOf));
    } else if (recognition.kind === 'candidates') {
      const { rows } = await transaction.execute<Found>(
        toChooseFrom(sight, recognition.inquiryIds),
      );
      changes.push(...rows.map(upsertOf));
    }
    return { ...recognition, changes };
  });
}

function candidates(sight: Sight, sighting: Sighting) {
  const { place, account, gmail, rfcMessageId, tiers } = sighting;
  const keys = tiers.flatMap((tier) => tier.keys);
  const at = place && { ...place, ...(account && { account: foldAddress(account) }) };
  const ways = [
    at && liesAtPlace('m', at),
    gmail?.messageId && sql`m.gmail ->> 'messageId' = ${gmail.messageId}`,
    gmail && sql`m.gmail ->> 'threadId' = ${gmail.threadId}`,
    rfcMessageId && sql`m.rfc_message_id = ${rfcMessageId}`,
    keys.length > 0 && sql`m.keys && ${sql.param(keys)}::text[]`,
  ].filter((way) => way !== null && way !== false && way !== undefined && way !== '');
  const each = ways.map(
    (way) => sql`select m.id from messages m where m.team_id = ${sight.team.id} and ${way}`,
  );
  const ids = each.length > 0 ? sql.join(each, sql` union `) : sql`select null::uuid`;
  return sql`select to_jsonb(r) as row from messages r where r.team_id = ${sight.team.id} and r.id in (${ids})
    and ${shownFor('messages', sight.seen)} order by r.received_at desc limit ${mostCandidates}`;
}

function toChooseFrom(sight: Sight, inquiryIds: InquiryId[]) {
  const teamId = sight.team.id;
  const chosen = sql`${sql.param(inquiryIds)}::uuid[]`;
  return sql`${rowsOf('inquiries')} where r.team_id = ${teamId} and r.id = any(${chosen})
    union all ${rowsOf('customers')} where r.team_id = ${teamId} and r.id in (
      select customer_id from inquiries where team_id = ${teamId} and id = any(${chosen}))`;
}
