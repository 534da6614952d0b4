import type { AssignTo } from '#lib/domain/routing.ts';
import type { JobData } from '#server/queue/queue.ts';
import type { Deps } from '#server/services/deps.ts';
import { whileLeased } from '#server/services/leases/while-leased.ts';
import { giveAway } from '#server/services/rules/give-away.ts';

/** Gives new inquiries to whom the rules mean, as they are committed. What is under way when the queue stops is done again. */
export async function startRouting(deps: Deps): Promise<void> {
  await deps.queue.work('route', async (job) => {
    const given = await inTurn(deps, job, () => giveAway(deps, job));
    deps.log.debug({ given }, 'routed');
  });
}

/** Whose turn it is depends on who was given the one before, so a team's turns are taken one after the other. */
async function inTurn<T>(deps: Deps, job: JobData['route'], work: () => Promise<T>): Promise<T> {
  if (!job.assign || !isInTurn(job.assign.to)) return work();
  return whileLeased(deps, `route ${job.teamId}`, work);
}

function isInTurn({ kind }: AssignTo): boolean {
  return kind === 'round-robin' || kind === 'least-loaded';
}
