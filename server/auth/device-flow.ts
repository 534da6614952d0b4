import { and, eq, gt } from 'drizzle-orm';
import { deviceCodes, sessions } from '#server/database/schema/auth.ts';
import { hashOf } from '#server/database/token.ts';
import { newDeviceCodes, polls, typedCodes } from './attempts.ts';
import { answerOf, type Core } from './core.ts';

/** An answer of the two endpoints of RFC 8628, ready for the wire. */
export interface DeviceAnswer {
  status: number;
  body: unknown;
}

/** A browser that waits to be confirmed. */
export interface AskingDevice {
  code: string;
  userAgent: string | null;
}

/** `unknown`: no such code, or somebody has answered it already. */
export type DeviceVerdict = 'done' | 'unknown' | 'expired';

export interface DeviceFlow {
  /** RFC 8628 §3.1: a browser asks for a code. `origin` is the address under which it reached us. */
  newDeviceCode(
    body: unknown,
    device: { from: string; origin: string; userAgent: string },
  ): Promise<DeviceAnswer>;
  /** RFC 8628 §3.4: the browser asks whether somebody has confirmed it. */
  deviceToken(body: unknown, device: { from: string; userAgent: string }): Promise<DeviceAnswer>;
  /** The request a typed code belongs to. Looking binds nobody to it. */
  askingDevice(
    code: string,
    memberId: string,
  ): Promise<AskingDevice | 'unknown' | 'expired' | { wait: number }>;
  /** The person of these cookies says yes or no to a code. */
  decideDevice(code: string, says: 'yes' | 'no', headers: Headers): Promise<DeviceVerdict>;
  /** A device gives its own token back. */
  endDevice(token: string): Promise<void>;
}

/** As the extension shows it, whatever spaces and dashes were typed into it. */
export function plainCode(typed: string): string {
  return typed.replace(/[^a-z0-9]/gi, '').toUpperCase();
}

export function manageDevices({ betterAuth, database, attempts, now }: Core): DeviceFlow {
  const slowDown: DeviceAnswer = { status: 429, body: { error: 'slow_down' } };
  return {
    async newDeviceCode(body, { from, origin, userAgent }) {
      if (!(await attempts.take(newDeviceCodes, from)).ok) return slowDown;
      const made = await post(betterAuth, '/device/code', body, userAgent);
      const { device_code, user_code } = made.body as Record<string, string>;
      if (made.status !== 200 || !device_code || !user_code) return made;
      await database
        .update(deviceCodes)
        .set({ userAgent: userAgent.slice(0, 500) })
        .where(eq(deviceCodes.deviceCode, hashOf(device_code)));
      const page = new URL('/device', origin);
      const complete = new URL(page);
      complete.searchParams.set('code', user_code);
      const uris = { verification_uri: page.href, verification_uri_complete: complete.href };
      return { status: 200, body: { ...(made.body as object), ...uris } };
    },
    async deviceToken(body, { from, userAgent }) {
      if (!(await attempts.take(polls, from)).ok) return slowDown;
      return post(betterAuth, '/device/token', body, userAgent);
    },
    async askingDevice(typed, memberId) {
      const code = plainCode(typed);
      const verdict = await attempts.take(typedCodes, memberId);
      if (!verdict.ok) return { wait: verdict.seconds };
      const [row] = await database
        .select()
        .from(deviceCodes)
        .where(and(eq(deviceCodes.userCode, code), eq(deviceCodes.status, 'pending')));
      if (!row) return 'unknown';
      if (row.expiresAt <= now()) return 'expired';
      return { code, userAgent: row.userAgent };
    },
    async decideDevice(typed, says, headers) {
      const code = plainCode(typed);
      // better-auth binds a code to whoever looks at it first, and lets only them decide.
      const query = { user_code: code };
      const seen = await answerOf(
        betterAuth.api.deviceVerify({ query, headers, returnHeaders: true }),
      );
      if (!seen.ok) return seen.code === 'expired_token' ? 'expired' : 'unknown';
      const call = { body: { userCode: code }, headers, returnHeaders: true } as const;
      const { api } = betterAuth;
      const told = await answerOf<{ success: boolean }>(
        says === 'yes' ? api.deviceApprove(call) : api.deviceDeny(call),
      );
      if (told.ok) return 'done';
      return told.code === 'expired_token' ? 'expired' : 'unknown';
    },
    async endDevice(token) {
      await database
        .delete(sessions)
        .where(
          and(
            eq(sessions.token, hashOf(token)),
            eq(sessions.kind, 'device'),
            gt(sessions.expiresAt, now()),
          ),
        );
    },
  };
}

/**
 * Hands a request to better-auth with nothing of the original but its body and user agent: no cookie it could act on,
 * no forwarding header it would believe.
 */
async function post(
  betterAuth: Core['betterAuth'],
  path: string,
  body: unknown,
  userAgent: string,
): Promise<DeviceAnswer> {
  const headers = { 'content-type': 'application/json', 'user-agent': userAgent };
  const url = `http://localhost/api/auth${path}`;
  const request = new Request(url, { method: 'POST', headers, body: JSON.stringify(body ?? {}) });
  const response = await betterAuth.handler(request);
  return { status: response.status, body: await response.json() };
}
