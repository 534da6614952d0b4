import type { Percentiles } from './percentiles.ts';

/** One figure for people. */
export type Row = [what: string, measured: string, reach: string, baseline: string];

// For people: a dash where it was not measured.

export const of = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(value);
export const ms = (value: Percentiles | null | undefined): string =>
  value ? `p50 ${value.p50}, p95 ${value.p95} ms` : '–';
