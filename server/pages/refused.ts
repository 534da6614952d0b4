import type { Refusal } from '#lib/domain/refusal.ts';
import { listOf } from '#lib/words/names.ts';
import { sayRefusal } from '#lib/words/say-refusal.ts';
import { hasRole } from '#lib/domain/member.ts';
import { membersOf } from '#server/services/members/members.ts';
import { message } from './site.ts';
import { toSignIn } from './sign-in.ts';
import type { PagesOptions, Present, Request, Visit } from './visit.ts';

/** A refusal as one line of text. */
export async function refused(
  { deps }: PagesOptions,
  visit: Visit,
  refusal: Refusal,
): Promise<string> {
  const names = new Map<string, string>();
  if (visit.who) {
    const members = await membersOf(deps, visit.who.teamId);
    for (const { id, name } of members) names.set(id, name);
  }
  const nameOf = (id: string) => names.get(id) ?? '–';
  const { lead, rest } = sayRefusal(refusal, { words: visit.words, moment: visit.moment, nameOf });
  return rest ? `${lead} ${rest}` : lead;
}

/** The signed-in member, or the answer that sends whoever comes to sign in. */
export function signedIn(c: Request): Present | Response {
  return c.var.visit.who ?? toSignIn(c);
}

/** The signed-in admin. Anybody else of the team is told whom to ask. */
export async function adminOnly(c: Request, { deps }: PagesOptions): Promise<Present | Response> {
  const { visit } = c.var;
  const { who } = visit;
  if (!who) return toSignIn(c);
  if (hasRole(who.member, 'admin')) return who;
  const { errors } = visit.words.pages;
  const members = await membersOf(deps, who.teamId);
  const admins = members.filter((member) => hasRole(member, 'admin')).map(({ name }) => name);
  return message(c, errors.notAllowedTitle, errors.notAllowed(listOf(admins, visit.language)), 403);
}
