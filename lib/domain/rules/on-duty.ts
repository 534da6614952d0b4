import type { MemberId } from '../ids.ts';
import type { Member } from '../member.ts';
import type { Roster } from '../roster.ts';
import { localTime } from '../local-time.ts';
import { presentFor } from './present.ts';

/**
 * Who looks after the pool at this moment: the one named for the day in the roster's time zone, an exception before the
 * weekday, or their stand-in. `null` where nobody is named, or nobody of them is there.
 */
export function onDuty(
  roster: Roster | null,
  members: readonly Member[],
  now: Date,
): MemberId | null {
  const today = roster && localTime(now, roster.timeZone);
  if (!today) return null;
  const exception = roster.exceptions.find(({ date }) => date === today.date);
  const named = exception ? exception.memberId : (roster.weekdays[today.day] ?? null);
  return presentFor(named, { members, now });
}
