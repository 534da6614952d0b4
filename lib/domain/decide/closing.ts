import type { ActionOf } from '../action.ts';
import { deadlines, hoursOf } from '../deadlines.ts';
import type { MemberId } from '../ids.ts';
import type { Inquiry } from '../inquiry.ts';
import type { People } from '../rules/present.ts';
import type { Slice } from '../slice.ts';
import { closedBy, pooled } from './assignee.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, pending, refuse, upsert } from './decision.ts';
import { movedTo, withWhoeverIsHere } from './standing-in.ts';

/** Ends an inquiry with its outcome. What nobody holds, anybody may call not an inquiry. */
export function close(slice: Slice, action: ActionOf<'close'>, context: Context): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (inquiry.stage === 'closed') return refuse(closedBy(inquiry));
  const isDismissal = action.outcome === 'none' || action.outcome === 'spam';
  const mayClose =
    mayAs('manager', slice, context) ||
    inquiry.assigneeId === member.id ||
    (inquiry.assigneeId === null && isDismissal);
  if (!mayClose) {
    return refuse(
      inquiry.assigneeId === null
        ? { code: 'unclaimed' }
        : { code: 'not-yours', memberId: inquiry.assigneeId },
    );
  }
  const closed: Inquiry = {
    ...inquiry,
    stage: 'closed',
    outcome: action.outcome,
    closedAt: context.now,
    closedBy: member.id,
    asked: null,
    viewBy: null,
    replyBy: null,
  };
  return changes([upsert('inquiries', closed)], { outcome: action.outcome });
}

/**
 * Opens a closed inquiry again, where its holder is away for whoever stands in. Where the customer still waits for an
 * answer the clock starts anew.
 */
export function reopen(slice: Slice, _action: ActionOf<'reopen'>, context: Context): Decision {
  const { inquiry, mailbox } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (inquiry.stage !== 'closed') return refuse({ code: 'not-closed' });
  if (inquiry.mergedInto) return refuse({ code: 'already-tracked', inquiryId: inquiry.mergedInto });
  const isOthers = inquiry.assigneeId !== null && inquiry.assigneeId !== member.id;
  if (isOthers && inquiry.assigneeId && !mayAs('manager', slice, context)) {
    return refuse({ code: 'not-yours', memberId: inquiry.assigneeId });
  }
  const people = { members: slice.members, now: context.now };
  const open = reopened(inquiry, people);
  // Who opens their own again goes on with it themselves, away or not.
  const isOwn = open.assigneeId === member.id && open.standInFor === null;
  const back = isOwn ? open : withWhoeverIsHere(open, people);
  const moved = movedTo(back, inquiry);
  if (back.answer) return changes([upsert('inquiries', back)], moved);
  if (!mailbox || !context.calendar) return pending;
  const due = deadlines(context.now, hoursOf(inquiry, mailbox), context.calendar);
  // Whoever reopens has looked, so only the answer is due.
  const waiting: Inquiry = { ...back, clockFrom: context.now, viewBy: null, replyBy: due.replyBy };
  return changes([upsert('inquiries', waiting)], moved);
}

/** Out of the closed state: to the assignee, or to the pool where they left. It is not lent by who left meanwhile. */
export function reopened(inquiry: Inquiry, { members }: People): Inquiry {
  const inTeam = (id: MemberId | null) =>
    members.some((member) => member.id === id && member.leftAt === null);
  const back: Inquiry = {
    ...inquiry,
    mergedInto: null,
    outcome: null,
    closedAt: null,
    closedBy: null,
  };
  if (!inTeam(inquiry.assigneeId)) return pooled(back);
  const standInFor = inTeam(inquiry.standInFor) ? inquiry.standInFor : null;
  return { ...back, stage: inquiry.handoff ? 'handed-off' : 'claimed', standInFor };
}
