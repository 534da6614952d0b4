/** Milliseconds since 1970 with fractions: the one clock that this process and every page of a browser share. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
