import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Delivery } from '#lib/domain/inquiry.ts';
import type { Queries } from '#server/database/engine.ts';
import { deliveries, leases } from '#server/database/schema/mail.ts';
import type { Deps } from '../deps.ts';

type Store = { database: Queries; now(): Date };
type Key = Pick<DeliveryRow, 'teamId' | 'id'>;

/**
 * What we send by ourselves and once: an original on its way into an assignee's own mailbox, by the id of the hand-off; a
 * mail that followed it, by `followUpId`; an acknowledgement, by the id of the action that opened the inquiry.
 */
export interface DeliveryRow {
  id: ActionId;
  teamId: TeamId;
  kind: DeliveryKind;
  inquiryId: InquiryId;
  state: Delivery;
  how: 'appended' | 'mailed' | null;
  address: string;
  /** The Message-ID to look for after a crash. */
  rfcMessageId: string | null;
  updatedAt: Date;
}
export type DeliveryKind = 'hand-off' | 'follow-up' | 'acknowledgement';

/** This delivery, noted as planned where it is new. */
export async function planDelivery(
  deps: Store,
  plan: Pick<DeliveryRow, 'id' | 'teamId' | 'kind' | 'inquiryId' | 'address'>,
): Promise<DeliveryRow> {
  await deps.database
    .insert(deliveries)
    .values({ ...plan, state: 'planned', updatedAt: deps.now() })
    .onConflictDoNothing();
  const [row] = await deps.database.select().from(deliveries).where(is(plan));
  if (!row) throw new Error('a delivery vanished');
  return row;
}

/**
 * Says, durably and before anything leaves, that this is being sent and how it will be known again.
 * @returns False where another worker was first.
 */
export async function beginSending(
  deps: Store,
  row: Key,
  route: { how: 'appended' | 'mailed'; rfcMessageId: string },
): Promise<boolean> {
  const begun = await deps.database
    .update(deliveries)
    .set({ state: 'sending', ...route, updatedAt: deps.now() })
    .where(and(is(row), eq(deliveries.state, 'planned')))
    .returning({ id: deliveries.id });
  return begun.length > 0;
}

/** The server refused it before taking it: it may be tried again. */
export async function backToPlanned(deps: Store, row: Key): Promise<void> {
  await deps.database
    .update(deliveries)
    .set({ state: 'planned', updatedAt: deps.now() })
    .where(and(is(row), eq(deliveries.state, 'sending')));
}

/** Ends a delivery. One that has ended stays as it is. */
export async function finishDelivery(
  deps: Store,
  row: Key,
  state: 'delivered' | 'unsure' | 'failed',
): Promise<void> {
  await deps.database
    .update(deliveries)
    .set({ state, updatedAt: deps.now() })
    .where(and(is(row), inArray(deliveries.state, ['planned', 'sending'])));
}

/** Under which name a worker holds a delivery. */
export function leaseOf(kind: DeliveryKind, id: ActionId): string {
  return `${kind} ${id}`;
}

/**
 * Deliveries that no worker ended: begun and under way, or left behind by a process that died, whose lease has run out.
 * One that is planned and held by nobody waits for its job.
 */
export async function unendedDeliveries(
  { database }: Pick<Deps, 'database'>,
  kind: DeliveryKind,
): Promise<DeliveryRow[]> {
  const isLeft = sql`exists (select 1 from ${leases} where ${leases.name} = ${`${kind} `} || ${deliveries.id}::text
    and ${leases.until} < clock_timestamp())`;
  return database
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.kind, kind),
        or(eq(deliveries.state, 'sending'), and(eq(deliveries.state, 'planned'), isLeft)),
      ),
    );
}

function is({ teamId, id }: Key) {
  return and(eq(deliveries.teamId, teamId), eq(deliveries.id, id));
}
