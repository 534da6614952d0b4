import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Slice } from '#lib/domain/slice.ts';
import type { Session, Statement } from '#server/database/database.ts';
import { parts, requestFor, sliceOf, type Head, type Part } from './load.ts';

/** An action that is decided on its inquiry and on the members it names, and changes that inquiry alone. */
export interface Click {
  teamId: TeamId;
  actor: Actor;
  action: Action;
}

/** What a click is decided on, and its answer where it was decided before. */
export interface LoadedClick extends Click {
  answer: unknown;
  slice: Slice;
}

/** Takes the turn of each team where nobody has it: who waited for one team would keep the others waiting. */
const lockFree: Statement = {
  name: 'lock-free-teams',
  text: `select id, seq, head, visibility from teams where id = any($1::uuid[])
    for no key update skip locked`,
};

const wantedOfClick: readonly Part[] = ['answer', 'inquiry', 'members'];

/** As for one action (`load.ts`), for a list of requests that name their team. */
const slices: Statement = {
  name: 'slices-of-clicks',
  text: `select ${wantedOfClick.map((part) => `${ofRequest(parts[part])} as "${part}"`).join(',\n')}
    from jsonb_array_elements($1::jsonb) with ordinality as asked(request, nth) order by nth`,
};

function ofRequest(part: string): string {
  return part
    .replaceAll('$2::jsonb', 'asked.request')
    .replaceAll('$1', `(asked.request->>'teamId')::uuid`);
}

/** Takes the turn of the clicks' teams where it is free, and reads what all of them are decided on. */
export async function lockFreeAndLoad(
  session: Session,
  clicks: readonly Click[],
): Promise<{ heads: Map<TeamId, Head>; loaded: LoadedClick[] }> {
  const teamIds = [...new Set(clicks.map(({ teamId }) => teamId))];
  // The second statement begins when the first has its locks, so it sees what the actions before committed.
  const [free, found] = await Promise.all([
    session.run(lockFree, [`{${teamIds.join(',')}}`]),
    session.run(slices, [JSON.stringify(clicks.map(requestOf))]),
  ]);
  return {
    heads: new Map(free.map(({ id, ...head }) => [id as TeamId, head as unknown as Head])),
    loaded: clicks.map((click, at) => {
      const one = found[at] ?? {};
      return { ...click, answer: one.answer ?? null, slice: sliceOf(one) };
    }),
  };
}

function requestOf({ teamId, actor, action }: Click): object {
  const { wanted, request } = requestFor(actor, action);
  const missing = wanted.find((part) => !wantedOfClick.includes(part));
  if (missing) throw new Error(`${action.type} asks for ${missing}, which no click does`);
  return { ...request, teamId };
}
