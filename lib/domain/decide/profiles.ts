import type { ActionOf } from '../action.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { changes, mayAsOrHost, refuse, upsert } from './decision.ts';

/** Saves how mails of a form or platform are read. */
export function saveProfile(
  slice: Slice,
  action: ActionOf<'save-profile'>,
  context: Context,
): Decision {
  if (!mayAsOrHost('manager', slice, context))
    return refuse({ code: 'not-allowed', role: 'manager' });
  const row = { ...action.profile, seq: slice.profile?.seq ?? 0 };
  return changes([upsert('profiles', row)], { name: row.name });
}

/** Removes a profile: mails it would have read are read as any other from now on. */
export function removeProfile(
  slice: Slice,
  action: ActionOf<'remove-profile'>,
  context: Context,
): Decision {
  if (!mayAsOrHost('manager', slice, context))
    return refuse({ code: 'not-allowed', role: 'manager' });
  if (!slice.profile) return refuse({ code: 'profile-gone' });
  return changes([{ op: 'remove', table: 'profiles', id: action.profileId }], {
    name: slice.profile.name,
  });
}
