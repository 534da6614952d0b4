import * as z from 'zod/mini';
import { Action } from '#lib/domain/action.ts';
import type { Answer } from '#lib/protocol/api.ts';
import { problemOf } from '#server/middleware/problem.ts';
import { performAction } from '#server/services/actions/perform.ts';
import type { Deps } from '#server/services/deps.ts';
import type { Who } from '#server/services/sight/sight.ts';
import { logPositions } from '#server/services/teams/log-positions.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** POST /api/actions. One after the other, in the order they were done in; a bad one does not hold up the rest. */
export function actionsRoute(deps: Deps) {
  return serve(contract.actions, async ({ body, c }) => {
    const who = c.get('who');
    const answers: Answer[] = [];
    for (const raw of body.actions) answers.push(await answerTo(deps, who, raw));
    const positions = await logPositions(deps, [who.teamId]);
    return { answers, seq: positions.get(who.teamId) ?? 0 };
  });
}

async function answerTo(deps: Deps, who: Who, raw: unknown): Promise<Answer> {
  const parsed = z.safeParse(Action, raw);
  if (!parsed.success) {
    return { actionId: idIn(raw), status: 'invalid', problem: problemOf(parsed.error) };
  }
  return { actionId: parsed.data.id, ...(await performAction(deps, who, parsed.data)) };
}

/** So that whoever sent it can tell which one was wrong. */
function idIn(raw: unknown): string | null {
  const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : null;
  return typeof id === 'string' ? id.slice(0, 100) : null;
}
