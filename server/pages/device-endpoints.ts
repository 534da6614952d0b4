import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { clientAddress } from '#server/auth/client-address.ts';
import type { Env, PagesOptions, Request } from './visit.ts';

/**
 * What the extension asks of `/api/auth`: a code, the token for it (RFC 8628), and to be forgotten. Nothing else of
 * better-auth's routes is served.
 */
export function deviceEndpoints({ auth, publicUrl, trustedHeader }: PagesOptions): Hono<Env> {
  const endpoints = new Hono<Env>();
  const limit = bodyLimit({ maxSize: 4096 });
  const asking = (c: Request) => ({
    from: clientAddress(c.req.raw.headers, c.env, trustedHeader),
    userAgent: c.req.header('user-agent') ?? '',
    origin: publicUrl ?? new URL(c.req.url).origin,
  });
  const bodyOf = (c: Request) => c.req.json<unknown>().catch(() => null);

  endpoints.post('/api/auth/device/code', limit, async (c) => {
    const { status, body } = await auth.newDeviceCode(await bodyOf(c), asking(c));
    return answer(body, status);
  });
  endpoints.post('/api/auth/device/token', limit, async (c) => {
    const { status, body } = await auth.deviceToken(await bodyOf(c), asking(c));
    return answer(body, status);
  });
  endpoints.post('/api/auth/sign-out', async (c) => {
    const token = /^bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (token) await auth.endDevice(token);
    // Told alike whether there was such a token or not.
    return answer({ ok: true }, 200);
  });
  return endpoints;
}

function answer(body: unknown, status: number): Response {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return new Response(JSON.stringify(body), { status, headers });
}
