import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { gather } from '#server/database/gather.ts';
import { people, sessions } from '#server/database/schema/auth.ts';
import { members } from '#server/database/schema/member.ts';
import { hashOf } from '#server/database/token.ts';
import type { Core } from './core.ts';

/** Who a token stands for. */
export interface Identity {
  teamId: TeamId;
  memberId: MemberId;
  sessionId: string;
  expiresAt: Date;
}

/** Last use is noted at most this often: a write for each request would cost more than the request. */
const noteEvery = 10 * 60 * 1000;

/** In one query; what comes while it is under way. */
const mostAtOnce = 100;

/**
 * Who asks with this device token. `null` for an unknown, revoked or expired token, for one of a page's cookie, and
 * for a member who left. Cheap enough for each request: one indexed query, built and planned once, for all that came
 * while the one before was under way. Nothing is remembered, so a revoked token opens nothing from that moment on.
 */
export function authenticateDevices({ database, now }: Core) {
  const find = database
    .select({
      hash: sessions.token,
      teamId: people.teamId,
      memberId: people.memberId,
      sessionId: sessions.id,
      expiresAt: sessions.expiresAt,
      usedAt: sessions.usedAt,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.userId))
    .innerJoin(members, and(eq(members.id, people.memberId), eq(members.teamId, people.teamId)))
    .where(
      and(
        sql`${sessions.token} = any(${sql.placeholder('hashes')})`,
        eq(sessions.kind, 'device'),
        gt(sessions.expiresAt, sql.placeholder('at')),
        isNull(members.leftAt),
      ),
    )
    .prepare('authenticate');
  const look = gather({
    async together(hashes: string[]) {
      const rows = await find.execute({ hashes, at: now() });
      return hashes.map((asked) => rows.find(({ hash }) => hash === asked) ?? null);
    },
    most: mostAtOnce,
  });
  return async (token: string): Promise<Identity | null> => {
    const row = await look(hashOf(token));
    if (!row) return null;
    const { hash: _hash, usedAt, ...identity } = row;
    const at = now();
    if (!usedAt || at.getTime() - usedAt.getTime() > noteEvery) {
      await database.update(sessions).set({ usedAt: at }).where(eq(sessions.id, row.sessionId));
    }
    return identity;
  };
}
