import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { foldPlaces, type Place, type Presence } from '#lib/domain/presence.ts';
import { mostToldOfMember, type Signal, type Signals } from '#server/database/signals.ts';
import { faultOf } from '#server/log.ts';
import type { Deps } from '#server/services/deps.ts';
import { whoSees } from '#server/services/sight/who-sees.ts';
import { heardBy } from './heard-by.ts';
import { openPlaces, type Source } from './places.ts';

/** A device that is let in: where it says it is, and where it hears of others. */
export interface Seat {
  /** The whole of what the device has in front of it. */
  here(places: readonly Place[]): void;
  /** The line is gone; the device may come back on another one, or fade. */
  leave(): void;
  /** The device has no business here any more. */
  forget(): void;
}

export interface Sitter {
  teamId: TeamId;
  memberId: MemberId;
  /** What tells one device of a member from another: its token. */
  device: string;
  /** Told all presences they may know of, whenever these have changed. */
  tell(presences: Presence[]): void;
}

interface Sitting {
  sitter: Sitter;
  /** What was told last, as text. */
  told: string;
  /** How often it was heard since the last look, and what it said beyond that. */
  heard: number;
  late: readonly Place[] | null;
}

/** Changes of all teams are gathered for so long, in milliseconds: then one question, one telling, one journey. */
const gatherFor = 100;
const lookEvery = 1_000;
/** What a line says beyond this between two looks waits for the next, the newest alone. */
const mostHeard = 5;
/** A signal may be lost, and a process come later: each says again where its devices are. */
const sayAgainEvery = 8_000;
const mostTold = 500;

/** Lets the members of a team know who of them is where, across processes, and nobody of what they may not see. */
export function openPresence(options: {
  deps: Pick<Deps, 'database' | 'log' | 'now' | 'newId'>;
  signals: Pick<Signals, 'announce' | 'subscribe'>;
}) {
  const { deps, signals } = options;
  const process = deps.newId();
  const places = openPlaces(deps.now);
  const sittings = new Map<TeamId, Set<Sitting>>();
  /** What has changed since the last telling: for those who sit here, and for other processes. */
  const changed = new Set<TeamId>();
  const moved = new Map<MemberId, TeamId>();
  const failed = new Set<TeamId>();
  /** Teams of which no action can change who may know what. */
  const settled = new Set<TeamId>();
  let saidAt = deps.now().getTime();
  let isStopped = false;

  const tellTeam = async (teamId: TeamId): Promise<void> => {
    const present = places.ofTeam(teamId);
    const here = [...(sittings.get(teamId) ?? [])];
    settled.delete(teamId);
    if (here.length === 0) return;
    const people = [...present, ...here.map(({ sitter }) => sitter)];
    const memberIds = [...new Set(people.map(({ memberId }) => memberId))];
    const inquiryIds = [...new Set(present.map(({ inquiryId }) => inquiryId))];
    const { sees, isEverybodys } =
      present.length === 0 ? nothingToSee : await whoSees(deps, teamId, memberIds, inquiryIds);
    if (isEverybodys) settled.add(teamId);
    const heard = heardBy(present, sees, mostTold);
    for (const sitting of here) {
      const { memberId, tell } = sitting.sitter;
      const { presences, text } = heard(memberId);
      if (sitting.told === text || !sittings.get(teamId)?.has(sitting)) continue;
      sitting.told = text;
      tell(presences);
    }
  };

  let gathering: NodeJS.Timeout | null = null;
  const gather = (): void => {
    if (!isStopped) gathering ??= setTimeout(() => void spread(), gatherFor);
  };
  const spread = async (): Promise<void> => {
    const [members, teamIds] = [[...moved], [...changed]];
    moved.clear();
    changed.clear();
    for (const [memberId, teamId] of members) {
      const own = places.ownOf(teamId, memberId).slice(0, mostToldOfMember);
      signals.announce({ kind: 'presence', teamId, process, memberId, presences: own });
    }
    for (const teamId of teamIds) {
      if (isStopped) return;
      await tellTeam(teamId).catch((error: unknown) => {
        failed.add(teamId);
        deps.log.warn(faultOf(error), 'presence');
      });
    }
    gathering = null;
    if (changed.size + moved.size > 0) gather();
  };
  const note = ({ teamId, memberId, isOwn }: Source): void => {
    changed.add(teamId);
    if (isOwn) moved.set(memberId, teamId);
    gather();
  };
  const ask = (teamId: TeamId): void => {
    changed.add(teamId);
    gather();
  };

  const look = (): void => {
    for (const sitting of [...sittings.values()].flatMap((team) => [...team])) {
      sitting.heard = 0;
      if (sitting.late) hear(sitting, sitting.late);
      sitting.late = null;
    }
    for (const source of places.expire()) note(source);
    for (const teamId of failed) ask(teamId);
    failed.clear();
    const now = deps.now().getTime();
    if (Math.abs(now - saidAt) < sayAgainEvery) return;
    saidAt = now;
    for (const { memberId, teamId } of places.own()) moved.set(memberId, teamId);
    if (moved.size > 0) gather();
  };
  const sourceOf = ({ teamId, memberId, device }: Sitter): Source => {
    return { teamId, memberId, key: device, isOwn: true };
  };
  const hear = (sitting: Sitting, said: readonly Place[]): void => {
    sitting.heard += 1;
    if (sitting.heard > mostHeard) {
      sitting.late = said;
      return;
    }
    const source = sourceOf(sitting.sitter);
    if (places.putDevice(source, foldPlaces(said))) note(source);
  };
  const heed = (signal: Signal): void => {
    if (signal.kind === 'at') {
      const mayChange = places.isAnywhere(signal.teamId) && !settled.has(signal.teamId);
      if (mayChange) ask(signal.teamId);
    } else if (signal.kind === 'doors') ask(signal.teamId);
    else if (signal.process !== process) {
      const { teamId, memberId, process: key, presences } = signal;
      const source = { teamId, memberId, key, isOwn: false };
      if (places.put(source, presences)) note(source);
    }
  };
  const timer = setInterval(look, lookEvery);
  const leave = signals.subscribe(heed);

  return {
    /** Tells them at once where anybody is. */
    seat(sitter: Sitter): Seat {
      const sitting: Sitting = { sitter, told: '[]', heard: 0, late: null };
      const team = sittings.get(sitter.teamId) ?? new Set();
      sittings.set(sitter.teamId, team.add(sitting));
      ask(sitter.teamId);
      const leave = (): void => {
        team.delete(sitting);
        if (team.size === 0 && sittings.get(sitter.teamId) === team) sittings.delete(sitter.teamId);
      };
      return {
        here: (said) => hear(sitting, said),
        leave,
        forget() {
          leave();
          const source = sourceOf(sitter);
          if (places.drop(source)) note(source);
        },
      };
    },
    /** Says nothing: the devices go to another process, where they have been all the time. */
    stop() {
      isStopped = true;
      clearInterval(timer);
      if (gathering) clearTimeout(gathering);
      leave();
    },
  };
}

const nothingToSee = { sees: () => false, isEverybodys: false };
