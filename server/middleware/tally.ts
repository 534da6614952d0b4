/** How often something happened of late, by who did it; in this process alone, so as cheap as it must be under attack. */
export interface Tally {
  /** Seconds until they may try again; 0 when now. */
  wait(who: string): number;
  count(who: string): void;
}

/** At most `most` times in `seconds`. Keeps at most 10,000 names and forgets the oldest first. */
export function openTally(
  { most, seconds }: { most: number; seconds: number },
  clock = Date.now,
): Tally {
  const counts = new Map<string, { count: number; until: number }>();
  const current = (who: string) => {
    const known = counts.get(who);
    return known && known.until > clock() ? known : undefined;
  };
  return {
    wait(who) {
      const known = current(who);
      return known && known.count >= most ? Math.ceil((known.until - clock()) / 1000) : 0;
    },
    count(who) {
      const known = current(who);
      if (known) {
        known.count += 1;
        return;
      }
      counts.delete(who);
      counts.set(who, { count: 1, until: clock() + seconds * 1000 });
      const oldest = counts.size > 10_000 ? counts.keys().next().value : undefined;
      if (oldest !== undefined) counts.delete(oldest);
    },
  };
}
