import './Ring.css';

export type RingClock = 'plenty' | 'soon' | 'over' | 'done' | 'paused' | 'stopped';

interface RingProps {
  clock: RingClock;
  /** In full, for a screen reader: "31 hours left of 48 hours". */
  label: string;
  /** How much of the whole time is left, 0 to 1. */
  share?: number;
  /** The one number inside, already rounded down, with its unit: "31" and "h", "+2" and "h". */
  number?: string;
  unit?: string;
  /** Diameter in px. Under 24 a thin arc cannot be read, and the ring becomes a pie. */
  size?: 56 | 36 | 20 | 16 | 12;
}

/** The deadline ring. Shape says the state as well as colour does: arc, thick arc, solid disc, check, bars, dash. */
export function Ring({ clock, label, share = 0, number, unit, size = 56 }: RingProps) {
  const small = size < 24;
  // A wedge or arc below 6 % would vanish just when it matters.
  const left = Math.max(6, Math.min(100, share * 100));
  const arc = `${Number(left.toFixed(1))} 100`;
  const counts = clock === 'plenty' || clock === 'soon';
  const hasNumber = number !== undefined && !small && (counts || clock === 'over');
  return (
    <span class={`ring s${size}`} data-clock={clock} role="img" aria-label={label}>
      <svg viewBox="0 0 48 48" aria-hidden="true">
        {clock === 'over' && <circle class="disc" cx="24" cy="24" r="24" />}
        {counts && small && (
          <>
            <circle class="rim" cx="24" cy="24" r="21" />
            <circle class="pie" cx="24" cy="24" r="9" pathLength={100} stroke-dasharray={arc} />
          </>
        )}
        {counts && !small && (
          <>
            <circle class="track" cx="24" cy="24" r="21" />
            <circle class="arc" cx="24" cy="24" r="21" pathLength={100} stroke-dasharray={arc} />
          </>
        )}
        {!counts && clock !== 'over' && (
          <circle class={small ? 'rim' : 'arc'} cx="24" cy="24" r="21" pathLength={100} />
        )}
        {!hasNumber && !counts && <path class="glyph" d={glyph(clock, small)} />}
      </svg>
      {hasNumber && (
        <b aria-hidden="true">
          {number}
          <small>{unit}</small>
        </b>
      )}
    </span>
  );
}

function glyph(clock: RingClock, small: boolean): string {
  if (clock === 'done') return small ? 'm14 25 7 7 13-15' : 'm15 25 6.5 6.5L33.5 17.5';
  if (clock === 'paused') return small ? 'M18 17v14m12-14v14' : 'M19 17v14m10-14v14';
  if (clock === 'stopped') return 'M16 24h16';
  return 'M24 12v14m0 9.5v.1';
}
