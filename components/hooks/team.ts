import type { MemberId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { Team } from '#lib/domain/team.ts';
import { presentMembers, whoAmI } from '#lib/replica/queries/team.ts';
import { plainly } from '#lib/words/plainly.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { useReplica } from './frame.tsx';
import { useLive } from './live.ts';
import { useMoment, useWords } from './words.tsx';

/** Who works at the desk, what they may, and everybody they read of. */
export interface TeamReader extends Reader {
  me: Member;
  team: Team;
  isManager: boolean;
  isAdmin: boolean;
  /** Those who left as well, since rules and rosters may still name them. */
  members: ReadonlyMap<MemberId, Member>;
  /** Who is in the team now, by name. */
  present: readonly Member[];
}

/** A room of the desk: what is open in it, and who looks. */
export interface RoomProps {
  at: string | null;
  reader: TeamReader;
}

/** `undefined` until first read; `null` where this browser is nobody's yet. */
export function useTeam(): TeamReader | null | undefined {
  const replica = useReplica();
  const { words } = useWords();
  const moment = useMoment();
  const read = useLive(async () => {
    const who = await whoAmI(replica);
    const present = await presentMembers(replica);
    const kept = await replica.members.toArray();
    return { who, present, members: new Map(kept.map(({ row }) => [row.id, row])) };
  }, [replica]);
  if (!read) return undefined;
  const { who, present, members } = read;
  if (!who) return null;
  return {
    words,
    moment,
    me: who.member,
    team: who.team,
    isManager: hasRole(who.member, 'manager'),
    isAdmin: hasRole(who.member, 'admin'),
    members,
    present,
    nameOf: (id) => plainly(members.get(id)?.name ?? '?'),
  };
}
