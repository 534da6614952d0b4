interface Waiting<A, R> {
  one: A;
  resolve(answer: R): void;
  reject(error: unknown): void;
}

/**
 * Does together what comes in one turn of the event loop, and what comes while something is under way, `most` at a time,
 * in the order it came: so a busy server makes few journeys, and a quiet one lets nobody wait. Each journey wakes the
 * database, which costs more than most of what it is sent for.
 * @returns what does one thing and gives its answer.
 */
export function gather<A, R>(how: {
  /** Does all of these, or throws and has done none. The answers stand in the same order. */
  together(all: A[]): Promise<R[]>;
  most: number;
  /** Hears why several could not be done together; each is then done by itself. */
  onBroken?(error: unknown): void;
  /** Hears that nothing waits any more. */
  onIdle?(): void;
}): (one: A) => Promise<R> {
  const { together, most, onBroken, onIdle } = how;
  const waiting: Waiting<A, R>[] = [];
  let isBusy = false;

  async function go(all: readonly Waiting<A, R>[]): Promise<void> {
    try {
      const answers = await together(all.map(({ one }) => one));
      all.forEach(({ resolve }, at) => resolve(answers[at] as R));
    } catch (error) {
      if (all.length > 1) {
        onBroken?.(error);
        for (const each of all) await go([each]);
      } else for (const { reject } of all) reject(error);
    }
  }
  async function work(): Promise<void> {
    while (waiting.length > 0) await go(waiting.splice(0, most));
    isBusy = false;
    onIdle?.();
  }
  return (one) =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (!isBusy) setImmediate(() => void work());
      isBusy = true;
    });
}
