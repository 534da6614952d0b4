import * as z from 'zod/mini';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { DeviceToFeed, type FeedToDevice } from '#lib/protocol/feed.ts';
import { protocolVersion } from '#lib/protocol/version.ts';
import type { Signals } from '#server/database/signals.ts';
import { faultOf } from '#server/log.ts';
import type { Deps } from '#server/services/deps.ts';
import { logPositions } from '#server/services/teams/log-positions.ts';

/** A socket, as far as the feed needs one. */
export interface Line {
  send(text: string): void;
  close(code: number, reason: string): void;
}

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

type Bye = Extract<FeedToDevice, { type: 'bye' }>['reason'];

interface Guest {
  line: Line;
  token: string | null;
  teamId: TeamId | null;
  /** How far the log is as far as we know, and as far as it was told; `null` before the first time. */
  latest: number;
  told: number | null;
  heardAt: number;
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

const closeCode: Record<Bye, number> = {
  'no-token': 4401,
  'signed-out': 4401,
  'too-old': 4426,
  stopping: 1001,
};

/** Tells connected devices how far their team's log is, and nothing else. */
export function openFeed(options: {
  deps: Pick<Deps, 'database' | 'log'>;
  signals: Pick<Signals, 'subscribe'>;
  authenticate(token: string): Promise<{ teamId: TeamId; memberId: MemberId } | null>;
}): Feed {
  const { deps, signals, authenticate } = options;
  const guests = new Set<Guest>();
  let isStopped = false;
  let askedAt = Date.now();

  const note = (error: unknown): void => deps.log.warn(faultOf(error), 'feed');
  const say = (guest: Guest, message: FeedToDevice): void =>
    guest.line.send(JSON.stringify(message));
  const dismiss = (guest: Guest, reason: Bye): void => {
    if (!guests.delete(guest)) return;
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
  const of = (teamId: TeamId): Guest[] => [...guests].filter((guest) => guest.teamId === teamId);

  const askAgain = async (some: Iterable<Guest>): Promise<void> => {
    for (const guest of some) {
      if (guest.token === null || guest.teamId === null) continue;
      const who = await authenticate(guest.token);
      if (who?.teamId !== guest.teamId) dismiss(guest, 'signed-out');
    }
  };
  const look = async (): Promise<void> => {
    const now = Date.now();
    for (const guest of guests) {
      if (now - guest.heardAt <= quietAtMost) continue;
      guests.delete(guest);
      guest.line.close(1001, 'quiet');
    }
    const teamIds = new Set([...guests].flatMap(({ teamId }) => teamId ?? []));
    const positions = await logPositions(deps, [...teamIds]);
    for (const guest of guests) if (guest.teamId) tell(guest, positions.get(guest.teamId) ?? 0);
    if (now - askedAt < askAgainEvery) return;
    askedAt = now;
    await askAgain([...guests]);
  };
  const quietly = (work: Promise<void>): void => void work.catch(note);

  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    // A database that takes longer than this is not asked twice at once.
    looking ??= look().finally(() => (looking = null));
    quietly(looking);
  }, lookEvery);
  const leave = signals.subscribe((signal) => {
    if (signal.kind === 'at') for (const guest of of(signal.teamId)) tell(guest, signal.seq);
    else quietly(askAgain(of(signal.teamId)));
  });

  const letIn = async (guest: Guest, text: string): Promise<void> => {
    const hello = read(text);
    if (hello?.type !== 'hello') return dismiss(guest, 'no-token');
    if (hello.protocol !== protocolVersion) return dismiss(guest, 'too-old');
    guest.token = hello.token;
    const who = await authenticate(hello.token);
    if (!who) return dismiss(guest, 'signed-out');
    if (!guests.has(guest)) return;
    guest.teamId = who.teamId;
    const position = (await logPositions(deps, [who.teamId])).get(who.teamId) ?? 0;
    guest.told = -1;
    tell(guest, position);
  };

  const heard = async (guest: Guest, text: string): Promise<void> => {
    guest.heardAt = Date.now();
    if (!guests.has(guest)) return;
    if (guest.token === null) return letIn(guest, text);
    // What this server does not know is a newer device's, and no reason to send it away.
    if (read(text)?.type === 'ping') say(guest, { type: 'pong' });
  };
  /** Whoever cannot be let in comes again; a line that stayed would never be told anything. */
  const failed = (guest: Guest) => (error: Error) => {
    note(error);
    if (guests.delete(guest)) guest.line.close(1011, 'fault');
  };

  return {
    join(line) {
      const heardAt = Date.now();
      const guest: Guest = { line, token: null, teamId: null, latest: 0, told: null, heardAt };
      guests.add(guest);
      const strangers = [...guests].filter(({ token }) => token === null).length;
      if (isStopped || strangers > mostStrangers) dismiss(guest, 'stopping');
      const deadline = setTimeout(
        () => guest.token === null && dismiss(guest, 'no-token'),
        tokenWithin,
      );
      return {
        hear: (text) => heard(guest, text).catch(failed(guest)),
        gone() {
          clearTimeout(deadline);
          guests.delete(guest);
        },
      };
    },
    stop() {
      isStopped = true;
      clearInterval(timer);
      leave();
      for (const guest of guests) dismiss(guest, 'stopping');
    },
  };
}

function read(text: string): DeviceToFeed | null {
  try {
    return z.parse(DeviceToFeed, JSON.parse(text));
  } catch {
    return null;
  }
}
