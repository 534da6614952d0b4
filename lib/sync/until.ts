/** What comes of it, or `null` once nobody waits any more; what comes later is nobody's concern. */
export function until<T>(work: Promise<T>, end: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    if (end.aborted) resolve(null);
    end.addEventListener('abort', () => resolve(null), { once: true });
    work.then(resolve, (fault: unknown) => (end.aborted ? resolve(null) : reject(fault as Error)));
  });
}
