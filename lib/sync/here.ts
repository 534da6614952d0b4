import { foldPlaces, type Place } from '#lib/domain/presence.ts';
import type { DeviceToFeed } from '#lib/protocol/feed.ts';
import type { Parts } from './parts.ts';

/** The server forgets after 20 s: one of these may be lost. */
const repeatEvery = 8_000;

/** Tells the team's server what this device has in front of it. */
export interface Here {
  /** All of it, from now on. Nothing any more is not said: the server lets it fade. */
  put(places: readonly Place[]): void;
  /** There is a line to the server until `closed` aborts. */
  speak(tell: (message: DeviceToFeed) => void, closed: AbortSignal): void;
}

/** @param attend called for as long as something is in front of somebody, so that there is a line to say it on. */
export function startHere(
  { sleep, report }: Pick<Parts, 'sleep' | 'report'>,
  attend: () => void,
  signal: AbortSignal,
): Here {
  let places: Place[] = [];
  let tell: ((message: DeviceToFeed) => void) | null = null;
  let round = new AbortController();

  const repeat = async (until: AbortSignal): Promise<void> => {
    while (!until.aborted) {
      attend();
      tell?.({ type: 'here', places });
      await sleep(repeatEvery, until);
    }
  };
  const begin = (): void => {
    round.abort();
    round = new AbortController();
    const until = AbortSignal.any([signal, round.signal]);
    if (places.length === 0) return;
    repeat(until).catch((fault: unknown) => void (until.aborted || report(fault)));
  };
  return {
    put(next) {
      const folded = foldPlaces(next);
      if (JSON.stringify(folded) === JSON.stringify(places)) return;
      places = folded;
      begin();
    },
    speak(say, closed) {
      tell = say;
      closed.addEventListener('abort', () => {
        if (tell === say) tell = null;
      });
      begin();
    },
  };
}
