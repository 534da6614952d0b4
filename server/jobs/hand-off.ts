import { setTimeout as delay } from 'node:timers/promises';
import { handOff } from '#server/mail/handoff.ts';
import type { JobData } from '#server/queue/queue.ts';
import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import { begunDeliveries } from '#server/services/deliveries/deliveries.ts';
import type { Deps } from '#server/services/deps.ts';
import { dropLease, takeLease } from '#server/services/leases/leases.ts';

export interface HandOffs {
  stop(): Promise<void>;
}

/** How long a worker may be silent before another looks after what it began, and how often that is looked for. */
export interface HandOffTimes {
  lease: number;
  renew: number;
  look: number;
}

/** How long a stop waits for deliveries that are under way. */
const LAST_WAIT = 10_000;

const usual: HandOffTimes = { lease: 30_000, renew: 10_000, look: 15_000 };

/** Delivers hand-offs as they are committed, and ends those that a process left begun when it died. */
export async function startHandOffs(
  deps: Deps,
  vault: Vault,
  times: HandOffTimes = usual,
): Promise<HandOffs> {
  const holder = deps.newId();
  const running = new Set<Promise<void>>();
  let stopped = false;

  /** One worker at a time: two would find each other's work begun and take it for a dead one's. */
  async function alone(job: JobData['hand-off']): Promise<void> {
    const lease = { name: `hand-off ${job.actionId}`, holder: `${holder} ${deps.newId()}` };
    const take = () => takeLease(deps, { ...lease, seconds: times.lease / 1000 });
    if (!(await take())) throw new Error('another worker has this hand-off');
    const renewing = setInterval(() => void take().catch(() => {}), times.renew);
    try {
      await handOff(deps, vault, job);
    } finally {
      clearInterval(renewing);
      await dropLease(deps, lease);
    }
  }

  function track(work: Promise<void>): Promise<void> {
    running.add(work);
    return work.finally(() => running.delete(work));
  }

  async function lookForBegun(): Promise<void> {
    for (const { id, teamId, inquiryId } of await begunDeliveries(deps)) {
      if (stopped) return;
      await alone({ teamId, inquiryId, actionId: id }).catch((error: unknown) => {
        deps.log.debug({ code: codeOf(error) }, 'a begun hand-off waits');
      });
    }
  }

  const look = (): void =>
    void track(lookForBegun()).catch((error: unknown) => {
      deps.log.error({ code: codeOf(error) }, 'begun hand-offs could not be looked up');
    });
  await deps.queue.work('hand-off', (data) => track(alone(data)));
  const timer = setInterval(look, times.look);
  look();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      // A slow mail server must not hold up the stop. What is left begun is looked for at the next start.
      const ended = Promise.allSettled(running);
      await Promise.race([ended, delay(LAST_WAIT, null, { ref: false })]);
    },
  };
}
