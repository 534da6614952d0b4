import type { Words } from '#lib/words/words.ts';
import { Icon } from './Icon.tsx';
import './RelayLine.css';

export type RelayStop = 'received' | 'claimed' | 'handedOff' | 'answered';

const stops: readonly RelayStop[] = ['received', 'claimed', 'handedOff', 'answered'];

interface RelayLineProps {
  words: Words['relay'];
  /** Where the batons stand; `null` when the run is over: what was not skipped lies behind. */
  at: RelayStop | null;
  /** Stops that were not needed, such as a hand-off when the answer left from the mailbox itself. */
  skipped?: readonly RelayStop[];
}

/** The four stops of an inquiry. */
export function RelayLine({ words, at, skipped = [] }: RelayLineProps) {
  const reached = at === null ? stops.length : stops.indexOf(at);
  return (
    <ol class="relay" aria-label={words.label}>
      {stops.map((stop, index) => {
        const isNow = stop === at;
        const isSkipped = index < reached && skipped.includes(stop);
        const look = isNow ? 'now' : isSkipped ? 'skip' : index < reached ? 'past' : '';
        return (
          <li key={stop} class={look} {...(isNow && { 'aria-current': 'step' })}>
            {isNow ? <Icon name="baton" /> : <i aria-hidden="true" />}
            <span>{words[stop]}</span>
            {isSkipped && <span class="vh"> ({words.skipped})</span>}
          </li>
        );
      })}
    </ol>
  );
}
