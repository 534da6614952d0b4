import { describe, expect, it } from 'vitest';
import { openTally } from '#server/middleware/tally.ts';

describe('openTally', () => {
  it('lets each try again after the time, and no one pay for another', () => {
    let now = 0;
    const tally = openTally({ most: 2, seconds: 60 }, () => now);
    tally.count('a');
    expect(tally.wait('a')).toBe(0);
    tally.count('a');
    expect(tally.wait('a')).toBe(60);
    expect(tally.wait('b')).toBe(0);
    now = 59_001;
    expect(tally.wait('a')).toBe(1);
    now = 60_000;
    expect(tally.wait('a')).toBe(0);
    tally.count('a');
    expect(tally.wait('a')).toBe(0);
  });

  it('does not grow without end', () => {
    const tally = openTally({ most: 1, seconds: 60 }, () => 0);
    for (let n = 0; n <= 10_000; n += 1) tally.count(`${n}`);
    expect(tally.wait('0')).toBe(0);
    expect(tally.wait('1')).toBe(60);
    expect(tally.wait('10000')).toBe(60);
  });
});
