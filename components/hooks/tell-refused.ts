import type { Refused } from '#lib/replica/record.ts';
import { sayRefusal, type Reader } from '#lib/words/say-refusal.ts';
import { sentences } from '#lib/words/sentences.ts';

/** What was not done after all, and what was taken back together with it. */
export function tellRefused(
  { refusal, followers, action, id }: Refused,
  reader: Reader,
): { lead: string; rest: string } {
  const { words } = reader;
  if (!refusal) return { lead: '', rest: words.fault.action(id.slice(-6)) };
  const said = sayRefusal(refusal, reader);
  if (followers.length === 0) return said;
  const isBoth =
    action.type === 'claim' && followers.length === 1 && followers[0]?.type === 'hand-off';
  const undone = isBoth ? words.undone.claimAndHandoff : words.undone.several(followers.length + 1);
  // Of a claim the second sentence says that it was undone, which is said of all of them now.
  return action.type === 'claim'
    ? { lead: said.lead, rest: undone }
    : { lead: said.lead, rest: sentences(said.rest, undone) };
}
