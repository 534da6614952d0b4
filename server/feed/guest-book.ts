import type { TeamId } from '#lib/domain/ids.ts';
import type { Guest } from './guest.ts';

/** Who is on a line, kept so that nobody is counted or looked for among everybody. */
export function openGuestBook() {
  const everybody = new Set<Guest>();
  /** Those who have not said who they are. */
  const strangers = new Set<Guest>();
  const teams = new Map<TeamId, Set<Guest>>();
  return {
    add(guest: Guest): void {
      everybody.add(guest);
      strangers.add(guest);
    },
    /** They said who they are, believed or not. */
    hear(guest: Guest, token: string): void {
      guest.token = token;
      strangers.delete(guest);
    },
    letIn(guest: Guest, teamId: TeamId): void {
      guest.teamId = teamId;
      const team = teams.get(teamId) ?? new Set();
      teams.set(teamId, team.add(guest));
    },
    /** Says whether they were still there. */
    drop(guest: Guest): boolean {
      strangers.delete(guest);
      if (guest.teamId) {
        const team = teams.get(guest.teamId);
        team?.delete(guest);
        if (team?.size === 0) teams.delete(guest.teamId);
      }
      return everybody.delete(guest);
    },
    has: (guest: Guest): boolean => everybody.has(guest),
    /** Copies: whoever is spoken to may leave by it. */
    all: (): Guest[] => [...everybody],
    ofTeam: (teamId: TeamId): Guest[] => [...(teams.get(teamId) ?? [])],
    /** Those of whom somebody is here. */
    teamIds: (): TeamId[] => [...teams.keys()],
    countStrangers: (): number => strangers.size,
  };
}
