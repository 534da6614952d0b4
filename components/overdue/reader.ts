import { useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { useMoment, useWords } from '#components/hooks/words.tsx';
import type { MemberId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { hasRole } from '#lib/domain/member.ts';
import { whoAmI } from '#lib/replica/queries/team.ts';
import type { Reader } from '#lib/words/say-refusal.ts';

/** Who looks at the popup, and everybody they may read of. */
export interface Looker extends Reader {
  me: Member | null;
  isManager: boolean;
  members: ReadonlyMap<MemberId, Member>;
}

/** `undefined` until first read. */
export function useLooker(): Looker | undefined {
  const replica = useReplica();
  const { words } = useWords();
  const moment = useMoment();
  const read = useLive(async () => {
    const me = (await whoAmI(replica))?.member ?? null;
    // Those who left as well, since what they did is still told by their name.
    const kept = await replica.members.toArray();
    return { me, members: new Map(kept.map(({ row }) => [row.id, row])) };
  }, [replica]);
  if (!read) return undefined;
  const { me, members } = read;
  const isManager = me !== null && hasRole(me, 'manager');
  return { words, moment, me, isManager, members, nameOf: (id) => members.get(id)?.name ?? '?' };
}
