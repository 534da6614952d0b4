/** What a promise gives, or `null` when it rejects, is aborted, or takes longer than `milliseconds`. */
export function inTime<T>(
  promise: Promise<T>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<T | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), milliseconds);
    const give = (value: T | null): void => {
      clearTimeout(timer);
      resolve(value);
    };
    if (signal.aborted) give(null);
    signal.addEventListener('abort', () => give(null), { once: true });
    promise.then(give, () => give(null));
  });
}
