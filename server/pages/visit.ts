import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Member } from '#lib/domain/member.ts';
import type { Team } from '#lib/domain/team.ts';
import { type Language, preferredLanguage, tagOf } from '#lib/words/language.ts';
import type { Moment } from '#lib/words/times.ts';
import { type Words, wordsFor } from '#lib/words/words.ts';
import type { Auth } from '#server/auth/auth.ts';
import { clientAddress, type Connection } from '#server/auth/client-address.ts';
import type { PageIdentity } from '#server/auth/sign-in.ts';
import type { Deps } from '#server/services/deps.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { Means } from '#server/services/providers/means.ts';
import { memberOf, teamOf } from '#server/services/members/members.ts';

/** What the pages stand on. */
export interface PagesOptions {
  deps: Deps;
  auth: Auth;
  /** Seals the passwords of mail accounts. */
  vault: Vault;
  /** How the settings of an address are found: over DNS and HTTPS where nothing else is given. */
  means?: Means;
  /** At least 32 random characters, for the tokens of forms. */
  secret: string;
  publicUrl: string | null;
  /** The one header a proxy of the operator's own sets with the client's address; `null`: none. */
  trustedHeader: string | null;
}

/** Who is signed in, as the team knows them. */
export interface Present extends PageIdentity {
  member: Member;
  team: Team;
}

/** One request: who, in which language, and what goes into the page around the content. */
export interface Visit {
  words: Words;
  language: Language;
  moment: Moment;
  who: Present | null;
  /** Path and query, to come back to after the language was switched. */
  here: string;
  /** The hidden field of every form. */
  formToken: string;
  /** The network address that limits count. */
  from: string;
}

export type Env = { Variables: { visit: Visit }; Bindings: Connection };
export type Request = Context<Env>;

export const languageCookie = 'baton_language';

/** The language a person chose here, else the one on their member row, else the browser's. */
export function languageOf(c: Request, member: Member | null): Language {
  const chosen = getCookie(c, languageCookie);
  if (chosen === 'en' || chosen === 'zh') return chosen;
  if (member) return member.language;
  const accepted = (c.req.header('accept-language') ?? '').split(',').map(preferenceOf);
  return preferredLanguage(accepted.sort((a, b) => b.weight - a.weight).map(({ tag }) => tag));
}

/** RFC 9110 §12.5.4: `zh;q=0.8`. */
function preferenceOf(text: string): { tag: string; weight: number } {
  const [tag = '', ...rest] = text.trim().split(';');
  const weight = Number(/^\s*q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
  return { tag, weight: Number.isFinite(weight) ? weight : 0 };
}

/** Who these cookies stand for, with their rows. Sets the cookies that prolong the session. */
export async function presentOf(c: Request, { auth, deps }: PagesOptions): Promise<Present | null> {
  const { who, cookies } = await auth.whoIs(c.req.raw.headers);
  if (!who) return null;
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  const [member, team] = await Promise.all([
    memberOf(deps, who.teamId, who.memberId),
    teamOf(deps, who.teamId),
  ]);
  return member && team ? { ...who, member, team } : null;
}

export async function visitOf(
  c: Request,
  options: PagesOptions,
  formTokenFor: (session: string) => string,
): Promise<Visit> {
  const who = await presentOf(c, options);
  const language = languageOf(c, who?.member ?? null);
  const url = new URL(c.req.url);
  return {
    words: wordsFor(language),
    language,
    // The server does not know a browser's zone; it stands where the team works.
    moment: {
      now: options.deps.now(),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      language,
    },
    who,
    here: url.pathname + url.search,
    formToken: formTokenFor(who?.sessionId ?? ''),
    from: clientAddress(c.req.raw.headers, c.env, options.trustedHeader),
  };
}

/** For the `lang` attribute. */
export function langOf(visit: Visit): string {
  return tagOf(visit.language);
}
