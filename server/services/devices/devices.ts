import { and, count, desc, eq, gt } from 'drizzle-orm';
import type { MemberId, TeamId } from '#lib/domain/ids.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { people, sessions } from '#server/database/schema/auth.ts';
import type { Deps } from '../deps.ts';
import { memberOf } from '../members/members.ts';

/** A browser that acts for a member. */
export interface Device {
  id: string;
  userAgent: string | null;
  connectedAt: Date;
  usedAt: Date | null;
  expiresAt: Date;
}

type Reading = Pick<Deps, 'database' | 'now'>;

/** The connected browsers of a member, newest first. */
export async function devicesOf(
  { database, now }: Reading,
  teamId: TeamId,
  memberId: MemberId,
): Promise<Device[]> {
  const rows = await database
    .select({ session: sessions })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.userId))
    .where(
      and(
        eq(people.teamId, teamId),
        eq(people.memberId, memberId),
        eq(sessions.kind, 'device'),
        gt(sessions.expiresAt, now()),
      ),
    )
    .orderBy(desc(sessions.createdAt));
  return rows.map(({ session: { id, userAgent, createdAt, usedAt, expiresAt } }) => {
    return { id, userAgent, connectedAt: createdAt, usedAt, expiresAt };
  });
}

/** How many browsers each member of a team has connected; who has none is not in it. */
export async function deviceCounts(
  { database, now }: Reading,
  teamId: TeamId,
): Promise<Map<MemberId, number>> {
  const rows = await database
    .select({ memberId: people.memberId, devices: count() })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.userId))
    .where(
      and(eq(people.teamId, teamId), eq(sessions.kind, 'device'), gt(sessions.expiresAt, now())),
    )
    .groupBy(people.memberId);
  return new Map(rows.map(({ memberId, devices }) => [memberId, devices]));
}

/**
 * Disconnects a browser: its member may, and an admin of the team. A device that is gone, or another team's, is told
 * like one that was there, so the answer reveals nothing.
 */
export async function revokeDevice(
  deps: Deps,
  teamId: TeamId,
  by: MemberId,
  device: { id: string; memberId: MemberId },
): Promise<{ status: 'done' } | { status: 'refused'; refusal: Refusal }> {
  const actor = await memberOf(deps, teamId, by);
  const isTheirs = actor !== null && actor.leftAt === null && by === device.memberId;
  if (!actor || (!isTheirs && !hasRole(actor, 'admin'))) {
    return { status: 'refused', refusal: { code: 'not-allowed', role: 'admin' } };
  }
  const own = await devicesOf(deps, teamId, device.memberId);
  if (own.some(({ id }) => id === device.id)) {
    await deps.database.delete(sessions).where(eq(sessions.id, device.id));
    deps.signals.announce({ kind: 'doors', teamId });
  }
  return { status: 'done' };
}
