import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { foldPresences, type Place, type Presence } from '#lib/domain/presence.ts';

/** One that says where a member is: a device on a line of this process, or another process of all of its devices. */
export interface Source {
  teamId: TeamId;
  memberId: MemberId;
  /** The device's token, or the other process's id. */
  key: string;
  isOwn: boolean;
}

interface Known extends Source {
  presences: Presence[];
  saidAt: number;
}

/** How long what was said holds. */
const holdsFor = 20_000;
/** A member who opens lines without end is no more than so many devices. */
const mostDevices = 8;

/** Where the members of all teams are, as far as this process was told. In memory alone. */
export function openPlaces(now: () => Date) {
  /** By member, then by the source's key. */
  const teams = new Map<TeamId, Map<MemberId, Map<string, Known>>>();
  const all = (teamId: TeamId): Known[] =>
    [...(teams.get(teamId)?.values() ?? [])].flatMap((theirs) => [...theirs.values()]);
  const byMember = (teamId: TeamId, memberId: MemberId): Known[] => [
    ...(teams.get(teamId)?.get(memberId)?.values() ?? []),
  ];

  const drop = ({ teamId, memberId, key }: Source): boolean => {
    const team = teams.get(teamId);
    const theirs = team?.get(memberId);
    const wasThere = theirs?.delete(key) ?? false;
    if (theirs?.size === 0) team?.delete(memberId);
    if (team?.size === 0) teams.delete(teamId);
    return wasThere;
  };
  const put = (source: Source, presences: Presence[]): boolean => {
    if (presences.length === 0) return drop(source);
    const { teamId, memberId, key } = source;
    const team = teams.get(teamId) ?? new Map<MemberId, Map<string, Known>>();
    teams.set(teamId, team);
    const theirs = team.get(memberId) ?? new Map<string, Known>();
    team.set(memberId, theirs);
    const before = theirs.get(key);
    theirs.set(key, { ...source, presences, saidAt: now().getTime() });
    return JSON.stringify(before?.presences) !== JSON.stringify(presences);
  };
  return {
    /** All of where a source says a member is; says whether that is news. */
    put,
    /** A source that has no say any more; says whether it had. */
    drop,
    /** The same of a device, which does not say since when. */
    putDevice(device: Source, places: readonly Place[]): boolean {
      const { teamId, memberId } = device;
      const known = byMember(teamId, memberId);
      // A device that comes back on another line, or to another process, has been there all the time.
      const before = known.flatMap(({ presences }) => presences);
      const presences = places.map(({ inquiryId, doing }) => {
        const [first] = foldPresences(
          before.filter((one) => one.inquiryId === inquiryId && one.doing === doing),
        );
        return { inquiryId, memberId, doing, since: first?.since ?? now() };
      });
      const others = known.filter(({ isOwn, key }) => isOwn && key !== device.key);
      const [oldest] = others.toSorted((a, b) => a.saidAt - b.saidAt);
      if (oldest && others.length >= mostDevices) drop(oldest);
      return put(device, presences);
    },
    /** Forgets what was said too long ago, and gives back whose it was. A clock that was put back holds nothing up. */
    expire(): Source[] {
      const age = ({ saidAt }: Known): number => Math.abs(now().getTime() - saidAt);
      const old = [...teams.keys()].flatMap(all).filter((known) => age(known) >= holdsFor);
      for (const known of old) drop(known);
      return old;
    },
    isAnywhere: (teamId: TeamId): boolean => teams.has(teamId),
    /** Where the members of a team are, by all sources. */
    ofTeam: (teamId: TeamId): Presence[] =>
      foldPresences(all(teamId).flatMap(({ presences }) => presences)),
    /** Where a member is by the devices of this process. */
    ownOf: (teamId: TeamId, memberId: MemberId): Presence[] =>
      foldPresences(
        byMember(teamId, memberId).flatMap(({ isOwn, presences }) => (isOwn ? presences : [])),
      ),
    /** The devices of this process that are somewhere. */
    own: (): Source[] => [...teams.keys()].flatMap(all).filter(({ isOwn }) => isOwn),
  };
}
