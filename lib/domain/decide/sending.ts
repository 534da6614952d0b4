import type { ActionOf } from '../action.ts';
import type { MemberId } from '../ids.ts';
import type { Inquiry } from '../inquiry.ts';
import { hindranceOf, pressed, sendingNow } from '../sending.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, nothing, pending, refuse, upsert } from './decision.ts';

/**
 * Reserves the next minute for this member's reply: of two who press Send together the second is refused. Whoever knows
 * what stands against it and sends anyway is not, and the log says over whom. Whoever has pressed for too long may send
 * as well, and keeps nobody back. Only the server knows who was first.
 */
export function beginSend(
  slice: Slice,
  action: ActionOf<'begin-send'>,
  context: Context,
): Decision {
  const { inquiry } = slice;
  const { now } = context;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (!context.calendar) return pending;
  const hindrance = hindranceOf(inquiry, { memberId: member.id, since: action.since }, now);
  if (hindrance && !action.anyway) return refuse(hindrance);
  const sending = pressed(inquiry.sending, { memberId: member.id, press: action.id }, now);
  return changes([upsert('inquiries', { ...inquiry, sending })], {
    ...(hindrance && { over: hindrance.code }),
    ...(hindrance?.memberId && { memberId: hindrance.memberId }),
  });
}

/** Frees the reservation that this press of the member's made; where it made none, or another since, there is nothing to do. */
export function endSend(slice: Slice, action: ActionOf<'end-send'>, context: Context): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  const sending = sendingNow(inquiry, context.now);
  if (sending?.memberId !== member.id || sending.press !== action.press) return nothing;
  const ended = { ...sending, until: context.now };
  return changes([upsert('inquiries', { ...inquiry, sending: ended })]);
}

/** Mail servers tell the second alone. */
const exactness = 1000;

/** The mail for which this member reserved it has gone: one from before is not that mail. */
export function sent(inquiry: Inquiry, by: MemberId | null, at: Date): Inquiry {
  const { sending } = inquiry;
  const isTheirs = sending !== null && sending.memberId === by;
  const isThis = isTheirs && at.getTime() + exactness > sending.at.getTime();
  return isThis ? { ...inquiry, sending: null } : inquiry;
}
