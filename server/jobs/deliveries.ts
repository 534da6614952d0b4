import { setTimeout as delay } from 'node:timers/promises';
import { acknowledge } from '#server/mail/acknowledge.ts';
import { handOff, passOn } from '#server/mail/hand-off.ts';
import { usualTimes, type MailTimes } from '#server/mail/sent-copy.ts';
import type { JobData } from '#server/queue/queue.ts';
import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import {
  leaseOf,
  unendedDeliveries,
  type DeliveryKind,
} from '#server/services/deliveries/deliveries.ts';
import type { Deps } from '#server/services/deps.ts';
import { dropLease, takeLease } from '#server/services/leases/leases.ts';

export interface Deliveries {
  stop(): Promise<void>;
}

/** In milliseconds. */
export interface DeliveryTimes {
  /** How long a worker may be silent before another looks after what it began, and how often it says that it lives. */
  lease: number;
  renew: number;
  /** How often what a dead one left is looked for. */
  look: number;
  mail: MailTimes;
}

const usual: DeliveryTimes = { lease: 30_000, renew: 10_000, look: 15_000, mail: usualTimes };

/** How long a stop waits for deliveries that are under way. */
const LAST_WAIT = 10_000;

interface Trade {
  job: 'hand-off' | 'follow-up' | 'acknowledge';
  /** How many at once: a mail server that does not answer must not hold up everybody's first answer. */
  workers: number;
  deliver(deps: Deps, vault: Vault, job: JobData['hand-off'], times: MailTimes): Promise<void>;
}

const TRADES: Record<DeliveryKind, Trade> = {
  'hand-off': { job: 'hand-off', workers: 1, deliver: handOff },
  'follow-up': { job: 'follow-up', workers: 1, deliver: passOn },
  acknowledgement: { job: 'acknowledge', workers: 4, deliver: acknowledge },
};

/** Delivers what is committed to be sent, and ends what a process left when it died. */
export async function startDeliveries(
  deps: Deps,
  vault: Vault,
  kind: DeliveryKind,
  over: Partial<DeliveryTimes> = {},
): Promise<Deliveries> {
  const times = { ...usual, ...over };
  const { job, workers, deliver } = TRADES[kind];
  const holder = deps.newId();
  const running = new Set<Promise<void>>();
  let stopped = false;

  /** One worker at a time: two would find each other's work begun and take it for a dead one's. */
  async function alone(data: JobData['hand-off']): Promise<void> {
    const lease = { name: leaseOf(kind, data.actionId), holder: `${holder} ${deps.newId()}` };
    const take = () => takeLease(deps, { ...lease, seconds: times.lease / 1000 });
    if (!(await take())) throw new Error(`another worker has this ${kind}`);
    const renewing = setInterval(() => void take().catch(() => {}), times.renew);
    try {
      await deliver(deps, vault, data, times.mail);
    } finally {
      clearInterval(renewing);
      await dropLease(deps, lease);
    }
  }

  function track(work: Promise<void>): Promise<void> {
    running.add(work);
    return work.finally(() => running.delete(work));
  }

  async function lookForLeft(): Promise<void> {
    for (const { id, teamId, inquiryId } of await unendedDeliveries(deps, kind)) {
      if (stopped) return;
      await alone({ teamId, inquiryId, actionId: id }).catch((error: unknown) => {
        deps.log.debug({ kind, code: codeOf(error) }, 'a delivery waits');
      });
    }
  }

  const look = (): void =>
    void track(lookForLeft()).catch((error: unknown) => {
      deps.log.error({ kind, code: codeOf(error) }, 'deliveries left begun could not be looked up');
    });
  for (let at = 0; at < workers; at += 1) await deps.queue.work(job, (data) => track(alone(data)));
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
