import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { protocolVersion } from '#lib/protocol/version.ts';
import type { Signals } from '#server/database/signals.ts';
import { faultOf } from '#server/log.ts';
import type { Deps } from '#server/services/deps.ts';
import { logPositions } from '#server/services/teams/log-positions.ts';
import { openGuestBook } from './guest-book.ts';
import { closeCode, newGuest, read, say, type Bye, type Guest, type Line } from './guest.ts';
import { openPresence } from './presence.ts';

/** What the server does with a line it has let in. */
export interface Ear {
  /** Resolves whatever happens. */
  hear(text: string): Promise<void>;
  /** The line is gone. */
  gone(): void;
}

export interface Feed {
  join(line: Line): Ear;
  /** Says good-bye on every line and takes no more. */
  stop(): void;
}

/** How long a line may take to say who it is. */
const tokenWithin = 5_000;
/** A notification can be lost, so the counters are read too. */
const lookEvery = 5_000;
/** Devices ping every 20 s; one that has been quiet for so long is gone without a word. */
const quietAtMost = 90_000;
/** Tokens run out without a signal. */
const askAgainEvery = 60_000;
const mostStrangers = 1_000;

/** Tells connected devices how far their team's log is and who of the team is where, and nothing else. */
export function openFeed(options: {
  deps: Pick<Deps, 'database' | 'log' | 'now' | 'newId'>;
  signals: Pick<Signals, 'announce' | 'subscribe'>;
  authenticate(token: string): Promise<{ teamId: TeamId; memberId: MemberId } | null>;
}): Feed {
  const { deps, signals, authenticate } = options;
  const presence = openPresence({ deps, signals });
  const guests = openGuestBook();
  let isStopped = false;
  let askedAt = Date.now();

  const note = (error: unknown): void => deps.log.warn(faultOf(error), 'feed');
  /** Whether they were still there. */
  const drop = (guest: Guest): boolean => {
    guest.seat?.leave();
    return guests.drop(guest);
  };
  const dismiss = (guest: Guest, reason: Bye): void => {
    if (!drop(guest)) return;
    if (reason === 'signed-out') guest.seat?.forget();
    say(guest, { type: 'bye', reason });
    guest.line.close(closeCode[reason], reason);
  };
  const tell = (guest: Guest, seq: number): void => {
    guest.latest = Math.max(guest.latest, seq);
    // A signal may be older than what is being read for the first word.
    if (guest.told === null || guest.latest <= guest.told) return;
    guest.told = guest.latest;
    say(guest, { type: 'at', seq: guest.told });
  };

  const askAgain = async (some: Iterable<Guest>): Promise<void> => {
    for (const guest of some) {
      if (guest.token === null || guest.teamId === null) continue;
      const who = await authenticate(guest.token);
      if (who?.teamId !== guest.teamId) dismiss(guest, 'signed-out');
    }
  };
  const look = async (): Promise<void> => {
    const now = Date.now();
    for (const guest of guests.all()) {
      if (now - guest.heardAt <= quietAtMost) continue;
      drop(guest);
      guest.line.close(1001, 'quiet');
    }
    for (const [teamId, seq] of await logPositions(deps, guests.teamIds())) {
      for (const guest of guests.ofTeam(teamId)) tell(guest, seq);
    }
    if (now - askedAt < askAgainEvery) return;
    askedAt = now;
    await askAgain(guests.all());
  };
  const quietly = (work: Promise<void>): void => void work.catch(note);

  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    // A database that takes longer than this is not asked twice at once.
    looking ??= look().finally(() => (looking = null));
    quietly(looking);
  }, lookEvery);
  const leave = signals.subscribe((signal) => {
    if (signal.kind === 'at')
      for (const guest of guests.ofTeam(signal.teamId)) tell(guest, signal.seq);
    else if (signal.kind === 'doors') quietly(askAgain(guests.ofTeam(signal.teamId)));
  });

  const letIn = async (guest: Guest, text: string): Promise<void> => {
    const hello = read(text);
    if (hello?.type !== 'hello') return dismiss(guest, 'no-token');
    if (hello.protocol !== protocolVersion) return dismiss(guest, 'too-old');
    guests.hear(guest, hello.token);
    const who = await authenticate(hello.token);
    if (!who) return dismiss(guest, 'signed-out');
    if (!guests.has(guest)) return;
    guests.letIn(guest, who.teamId);
    const position = (await logPositions(deps, [who.teamId])).get(who.teamId) ?? 0;
    guest.told = -1;
    tell(guest, position);
    if (!guests.has(guest)) return;
    guest.seat = presence.seat({
      ...who,
      device: hello.token,
      tell: (presences) => say(guest, { type: 'presence', presences }),
    });
    if (guest.early) guest.seat.here(guest.early);
  };

  const heard = async (guest: Guest, text: string): Promise<void> => {
    guest.heardAt = Date.now();
    if (!guests.has(guest)) return;
    if (guest.token === null) return letIn(guest, text);
    const message = read(text);
    // What this server does not know is a newer device's, and no reason to send it away.
    if (message?.type === 'ping') say(guest, { type: 'pong' });
    if (message?.type !== 'here') return;
    if (guest.seat) guest.seat.here(message.places);
    else guest.early = message.places;
  };
  /** Whoever cannot be let in comes again; a line that stayed would never be told anything. */
  const failed = (guest: Guest) => (error: Error) => {
    note(error);
    if (drop(guest)) guest.line.close(1011, 'fault');
  };

  return {
    join(line) {
      const guest = newGuest(line, Date.now());
      guests.add(guest);
      if (isStopped || guests.countStrangers() > mostStrangers) dismiss(guest, 'stopping');
      const deadline = setTimeout(
        () => guest.token === null && dismiss(guest, 'no-token'),
        tokenWithin,
      );
      return {
        hear: (text) => heard(guest, text).catch(failed(guest)),
        gone() {
          clearTimeout(deadline);
          drop(guest);
        },
      };
    },
    stop() {
      isStopped = true;
      clearInterval(timer);
      leave();
      presence.stop();
      for (const guest of guests.all()) dismiss(guest, 'stopping');
    },
  };
}
