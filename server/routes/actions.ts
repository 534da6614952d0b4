import * as z from 'zod/mini';
import { Action } from '#lib/domain/action.ts';
import type { Answer } from '#lib/protocol/api.ts';
import { problemOf } from '#server/middleware/problem.ts';
import { performAction } from '#server/services/actions/perform.ts';
import type { Deps } from '#server/services/deps.ts';
import { logPositions } from '#server/services/teams/log-positions.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** POST /api/actions. One after the other, in the order they were done in; a bad one does not hold up the rest. */
export function actionsRoute(deps: Deps) {
  return serve(contract.actions, async ({ body, c }) => {
    const who = c.get('who');
    const answers: Answer[] = [];
    let seq: number | undefined;
    for (const raw of body.actions) {
      const parsed = z.safeParse(Action, raw);
      if (parsed.success) {
        const { outcome, at } = await performAction(deps, who, parsed.data);
        answers.push({ actionId: parsed.data.id, ...outcome });
        seq = at;
      } else {
        const problem = problemOf(parsed.error);
        answers.push({ actionId: idIn(raw), status: 'invalid', problem });
      }
    }
    seq ??= (await logPositions(deps, [who.teamId])).get(who.teamId);
    return { answers, seq: seq ?? 0 };
  });
}

/** So that whoever sent it can tell which one was wrong. */
function idIn(raw: unknown): string | null {
  const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : null;
  return typeof id === 'string' ? id.slice(0, 100) : null;
}
