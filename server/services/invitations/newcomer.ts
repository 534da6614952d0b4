import { eq } from 'drizzle-orm';
import type { ActionId, MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Language, Role } from '#lib/domain/member.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { members } from '#server/database/schema/member.ts';
import { commit } from '../actions/commit.ts';
import type { Deps } from '../deps.ts';
import { freeInitials, isSameInitials } from '../members/initials.ts';

/** What somebody says of themselves when they join. */
export interface Newcomer {
  name: string;
  /** `null`: chosen from the name. */
  initials: string | null;
  address: string;
  language: Language;
  password: string;
}

/** Makes and unmakes logins; `server/auth` knows how. */
export interface Logins {
  createPerson(person: { teamId: TeamId; memberId: MemberId; password: string }): Promise<void>;
  removePerson(memberId: MemberId): Promise<void>;
}

export type Joined =
  | { status: 'joined'; memberId: MemberId }
  | { status: 'initials-taken'; name: string }
  | { status: 'refused'; refusal: Refusal };

/**
 * Gives somebody a login and lets them join. The login comes first, for one without a member opens nothing, while a
 * member without a login would hold an address for ever.
 */
export async function joinTeam(
  deps: Deps,
  logins: Logins,
  teamId: TeamId,
  role: Role,
  newcomer: Newcomer,
): Promise<Joined> {
  const { name, address, language, password } = newcomer;
  const others = await deps.database
    .select({ name: members.name, initials: members.initials })
    .from(members)
    .where(eq(members.teamId, teamId));
  const taken = others.find(({ initials }) => isSameInitials(initials, newcomer.initials ?? ''));
  if (taken) return { status: 'initials-taken', name: taken.name };
  const initials =
    newcomer.initials ??
    freeInitials(
      name,
      others.map((other) => other.initials),
    );
  const memberId = deps.newId() as MemberId;
  await logins.createPerson({ teamId, memberId, password });
  const outcome = await commit(
    deps,
    teamId,
    { kind: 'host' },
    {
      id: deps.newId() as ActionId,
      at: deps.now(),
      type: 'join',
      member: { id: memberId, name, initials, address, title: null, region: null, language, role },
    },
  );
  if (outcome.status === 'done') return { status: 'joined', memberId };
  await logins.removePerson(memberId);
  return outcome;
}
