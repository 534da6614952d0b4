/** What a promise gives, or `null` when it rejects, is aborted, or takes longer than `milliseconds`. */
export function inTime<T>(
  promise: Promise<T>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<T | null> {
  return new Promise((resolve) => {
    const give = (value: T | null): void => {
      clearTimeout(timer);
      // Some signals live as long as the page: what waited on them must not stay behind.
      signal.removeEventListener('abort', giveUp);
      resolve(value);
    };
    const giveUp = (): void => give(null);
    const timer = setTimeout(giveUp, milliseconds);
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
    promise.then(give, giveUp);
  });
}
