import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { links } from '#server/database/schema/auth.ts';
import { hashOf, newToken } from '#server/database/token.ts';
import type { Deps } from '../deps.ts';

export type Link = typeof links.$inferSelect;
export type LinkKind = Link['kind'];

/** A link as it is handed over. The token is told this once and kept nowhere. */
export interface NewLink {
  token: string;
  expiresAt: Date;
}

const hour = 60 * 60 * 1000;

/** Makes a link that works once, for so many hours. */
export async function makeLink(
  deps: Deps,
  given: Pick<Link, 'kind'> &
    Partial<Pick<Link, 'teamId' | 'role' | 'address' | 'memberId' | 'madeBy'>>,
  hours: number,
): Promise<NewLink> {
  const createdAt = deps.now();
  const expiresAt = new Date(createdAt.getTime() + hours * hour);
  const token = newToken();
  const row = { ...given, id: deps.newId(), tokenHash: hashOf(token), createdAt, expiresAt };
  await deps.database.insert(links).values(row);
  return { token, expiresAt };
}

/** What a token stands for: the link, or why it opens nothing. */
export async function findLink(
  deps: Pick<Deps, 'database' | 'now'>,
  kind: LinkKind,
  token: string,
): Promise<Link | 'unknown' | 'used' | 'expired'> {
  const [link] = await deps.database
    .select()
    .from(links)
    .where(and(eq(links.tokenHash, hashOf(token)), eq(links.kind, kind)));
  if (!link) return 'unknown';
  if (link.usedAt) return 'used';
  return link.expiresAt <= deps.now() ? 'expired' : link;
}

/** Uses a link up, unless somebody was faster: of two at once one gets `true`. */
export async function spendLink(
  deps: Pick<Deps, 'database' | 'now'>,
  id: string,
): Promise<boolean> {
  const at = deps.now();
  const spent = await deps.database
    .update(links)
    .set({ usedAt: at })
    .where(and(eq(links.id, id), isNull(links.usedAt), gt(links.expiresAt, at)))
    .returning({ id: links.id });
  return spent.length > 0;
}

/** What the link was for did not happen: it works again. */
export async function restoreLink(deps: Pick<Deps, 'database'>, id: string): Promise<void> {
  await deps.database
    .update(links)
    .set({ usedAt: sql`null` })
    .where(eq(links.id, id));
}
