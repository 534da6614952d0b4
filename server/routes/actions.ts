import * as z from 'zod/mini';
import { Action } from '#lib/domain/action.ts';
import type { Answer } from '#lib/protocol/api.ts';
import { Failure } from '#server/middleware/failure.ts';
import { noteFault } from '#server/middleware/on-error.ts';
import { problemOf } from '#server/middleware/problem.ts';
import { performAction } from '#server/services/actions/perform.ts';
import type { Deps } from '#server/services/deps.ts';
import { isDatabaseUp } from '#server/services/health/is-database-up.ts';
import type { Who } from '#server/services/sight/sight.ts';
import { logPositions } from '#server/services/teams/log-positions.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/**
 * POST /api/actions. One after the other, in the order they were done in; neither a bad one nor one that breaks
 * something of ours holds up the rest.
 */
export function actionsRoute(deps: Deps) {
  return serve(contract.actions, async ({ body, c }) => {
    const who = c.get('who');
    const answers: Answer[] = [];
    let seq: number | undefined;
    for (const raw of body.actions) {
      const parsed = z.safeParse(Action, raw);
      if (parsed.success) {
        const answer = await answered(deps, who, parsed.data);
        answers.push(answer.answer);
        seq = answer.at ?? seq;
      } else {
        const problem = problemOf(parsed.error);
        answers.push({ actionId: idIn(raw), status: 'invalid', problem });
      }
    }
    seq ??= (await logPositions(deps, [who.teamId])).get(who.teamId);
    return { answers, seq: seq ?? 0 };
  });
}

/** `at`: how far the log is, where the action got so far. Throws where no action could do better: no database. */
async function answered(
  deps: Deps,
  who: Who,
  action: Action,
): Promise<{ answer: Answer; at: number | null }> {
  const { id: actionId } = action;
  try {
    const { outcome, at } = await performAction(deps, who, action);
    return { answer: { actionId, ...outcome }, at };
  } catch (error) {
    if (error instanceof Failure || !(await isDatabaseUp(deps))) throw error;
    const ref = noteFault(deps.log, error, 'action failed', { action: action.type });
    return { answer: { actionId, status: 'failed', ref }, at: null };
  }
}

/** So that whoever sent it can tell which one was wrong. */
function idIn(raw: unknown): string | null {
  const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : null;
  return typeof id === 'string' ? id.slice(0, 100) : null;
}
