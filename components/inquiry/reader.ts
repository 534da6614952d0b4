import { useMoment, useWords } from '#components/hooks/words.tsx';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { plainly } from '#lib/words/plainly.ts';
import type { Reader } from '#lib/words/say-refusal.ts';

const nobody: ReadonlyMap<MemberId, Member> = new Map();

/** Who reads this screen: their words and clock, and the names of `members` where any are spoken of. */
export function useReader(members = nobody): Reader {
  const { words } = useWords();
  const moment = useMoment();
  return { words, moment, nameOf: (id) => plainly(members.get(id)?.name ?? '?') };
}
