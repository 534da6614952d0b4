/** Of times in milliseconds; to a tenth. */
export interface Percentiles {
  p50: number;
  p95: number;
}

/** The nearest-rank percentiles of at least one value. */
export function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    if (value === undefined) throw new Error('nothing was measured');
    return tenth(value);
  };
  return { p50: at(0.5), p95: at(0.95) };
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
