import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import type { Request } from './visit.ts';

const cookieName = 'baton_form';

/** What belongs together on a form: this browser, its session, our key. */
export interface FormGuard {
  /** Gives the browser its half where it has none yet; answers with the field's value for a session ('' for none). */
  begin(c: Request): (session: string) => string;
  /** Whether a POST comes from a page of ours: by its origin and by the field. */
  accepts(c: Request, field: unknown, session: string): boolean;
}

/**
 * Guards forms against other sites. Origin alone would do in a browser of today; the token also holds where a proxy
 * strips headers, and against a neighbour host that can set our cookies but does not know our key.
 */
export function guardForms(secret: string, publicUrl: string | null): FormGuard {
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  const publicHost = publicUrl ? new URL(publicUrl).host : null;
  const tokenOf = (half: string, session: string) =>
    createHmac('sha256', secret).update(`form ${half} ${session}`).digest('base64url');
  return {
    begin(c) {
      let half = getCookie(c, cookieName);
      if (!half || !/^[\w-]{22}$/.test(half)) {
        half = randomBytes(16).toString('base64url');
        const attributes = {
          httpOnly: true,
          sameSite: 'Lax',
          secure: isSecure,
          path: '/',
        } as const;
        setCookie(c, cookieName, half, attributes);
      }
      const own = half;
      return (session) => tokenOf(own, session);
    },
    accepts(c, field, session) {
      const site = c.req.header('sec-fetch-site');
      if (site !== undefined && site !== 'same-origin') return false;
      const hosts = [publicHost, c.req.header('host') ?? new URL(c.req.url).host];
      if (!hosts.includes(hostOf(c.req.header('origin')))) return false;
      const half = getCookie(c, cookieName);
      if (!half || typeof field !== 'string') return false;
      const [given, right] = [Buffer.from(field), Buffer.from(tokenOf(half, session))];
      return given.length === right.length && timingSafeEqual(given, right);
    },
  };
}

function hostOf(origin: string | undefined): string {
  try {
    return new URL(origin ?? '').host;
  } catch {
    return '';
  }
}
