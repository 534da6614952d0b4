import { and, eq, inArray } from 'drizzle-orm';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import type { Delivery } from '#lib/domain/inquiry.ts';
import { deliveries } from '#server/database/schema/mail.ts';
import type { Deps } from '../deps.ts';

type Store = Pick<Deps, 'database' | 'now'>;

/** One original on its way into an assignee's own mailbox; its id is that of the hand-off's action. */
export interface DeliveryRow {
  id: ActionId;
  teamId: TeamId;
  kind: 'hand-off' | 'acknowledgement';
  inquiryId: InquiryId;
  state: Delivery;
  how: 'appended' | 'mailed' | null;
  address: string;
  /** The Message-ID to look for after a crash. */
  rfcMessageId: string | null;
}

/** The delivery of this hand-off, noted as planned where it is new. */
export async function planDelivery(
  deps: Store,
  plan: Pick<DeliveryRow, 'id' | 'teamId' | 'kind' | 'inquiryId' | 'address'>,
): Promise<DeliveryRow> {
  await deps.database
    .insert(deliveries)
    .values({ ...plan, state: 'planned', updatedAt: deps.now() })
    .onConflictDoNothing();
  const [row] = await deps.database.select().from(deliveries).where(eq(deliveries.id, plan.id));
  if (!row) throw new Error('a delivery vanished');
  return row;
}

/**
 * Says, durably and before anything leaves, that this is being sent and how it will be known again.
 * @returns False where another worker was first.
 */
export async function beginSending(
  deps: Store,
  id: ActionId,
  how: 'appended' | 'mailed',
  rfcMessageId: string,
): Promise<boolean> {
  const begun = await deps.database
    .update(deliveries)
    .set({ state: 'sending', how, rfcMessageId, updatedAt: deps.now() })
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'planned')))
    .returning({ id: deliveries.id });
  return begun.length > 0;
}

/** The server refused it before taking it: it may be tried again. */
export async function backToPlanned(deps: Store, id: ActionId): Promise<void> {
  await deps.database
    .update(deliveries)
    .set({ state: 'planned', updatedAt: deps.now() })
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'sending')));
}

export async function finishDelivery(
  deps: Store,
  id: ActionId,
  state: 'delivered' | 'unsure' | 'failed',
): Promise<void> {
  await deps.database
    .update(deliveries)
    .set({ state, updatedAt: deps.now() })
    .where(and(eq(deliveries.id, id), inArray(deliveries.state, ['planned', 'sending'])));
}

/** Deliveries that were begun and not ended: under way, or left behind by a process that died. */
export async function begunDeliveries(deps: Pick<Deps, 'database'>): Promise<DeliveryRow[]> {
  return deps.database.select().from(deliveries).where(eq(deliveries.state, 'sending'));
}
