import type { ActionOf } from '../action.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, nothing, refuse, upsert } from './decision.ts';

/** A human has looked. It counts only while `viewBy` runs; afterwards nothing is recorded. */
export function view(slice: Slice, _action: ActionOf<'view'>, context: Context): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  if (!inquiry.viewBy) return nothing;
  const viewed = { ...inquiry, viewBy: null, viewedAt: context.now, viewedBy: member.id };
  return changes([upsert('inquiries', viewed)]);
}

/** Adds and removes labels; what changes nothing is not recorded. */
export function tag(slice: Slice, action: ActionOf<'tag'>, context: Context): Decision {
  const { inquiry } = slice;
  if (!actingMember(slice, context)) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  const added = [...new Set(action.add)].filter((label) => !inquiry.tags.includes(label));
  const removed = action.remove.filter(
    (label) => inquiry.tags.includes(label) && !action.add.includes(label),
  );
  if (added.length + removed.length === 0) return nothing;
  const tags = [...inquiry.tags.filter((label) => !removed.includes(label)), ...added].slice(0, 50);
  return changes([upsert('inquiries', { ...inquiry, tags })], { added, removed });
}

/** A note for colleagues; the customer never sees it. */
export function note(slice: Slice, action: ActionOf<'note'>, context: Context): Decision {
  const { inquiry } = slice;
  const member = actingMember(slice, context);
  if (!member) return refuse({ code: 'not-allowed', role: 'rep' });
  if (!inquiry) return refuse({ code: 'not-found' });
  const row = {
    id: action.noteId,
    inquiryId: inquiry.id,
    memberId: member.id,
    at: context.now,
    text: action.text,
    seq: 0,
  };
  return changes([upsert('notes', row)]);
}
