import { faultOf } from '#server/log.ts';
import type { Deps } from '#server/services/deps.ts';
import { dropLease, takeLease } from '#server/services/leases/leases.ts';

export interface Looking {
  stop(): Promise<void>;
}

/** Looks at once and then every so often whether there is something to do: one process at a time, as long as it lives. */
export function startLooking(
  deps: Deps,
  { name, every }: { name: string; every: number },
  look: () => Promise<void>,
): Looking {
  const holder = deps.newId();
  let looking: Promise<void> | null = null;

  async function lookAlone(): Promise<void> {
    // A look may take longer than the time between two: a mail server may be slow to take a mail.
    const seconds = Math.ceil((2 * every) / 1000) + 60;
    if (await takeLease(deps, { name, holder, seconds })) await look();
  }

  function lookOnce(): void {
    looking ??= lookAlone()
      .catch((error: unknown) => deps.log.error(faultOf(error), `${name} could not be looked at`))
      .finally(() => (looking = null));
  }

  const timer = setInterval(lookOnce, every);
  lookOnce();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
      await dropLease(deps, { name, holder });
    },
  };
}
