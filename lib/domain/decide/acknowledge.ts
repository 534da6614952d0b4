import type { ActionOf } from '../action.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { changes, nothing, refuse, upsert } from './decision.ts';

/** How the first automatic answer goes on, told by the server's own job. It moves no deadline and no person. */
export function acknowledge(
  slice: Slice,
  action: ActionOf<'acknowledge'>,
  context: Context,
): Decision {
  const { inquiry } = slice;
  const { kind } = context.actor;
  if (kind !== 'clock' && kind !== 'watcher') return refuse({ code: 'not-allowed', role: 'admin' });
  if (!inquiry) return refuse({ code: 'not-found' });
  const { acknowledgement } = action;
  const { state, reason, language } = acknowledgement;
  if (inquiry.acknowledgement?.state === state) return nothing;
  const list = [upsert('inquiries', { ...inquiry, acknowledgement })];
  if (action.message && !slice.messages[0]) {
    list.push(upsert('messages', { ...action.message, inquiryId: inquiry.id, seq: 0 }));
  }
  return changes(list, {
    acknowledgement: state,
    ...(reason && { withheld: reason }),
    ...(language && { language }),
  });
}
