import * as z from 'zod/mini';
import { DeviceCode, DeviceToken, deviceClientId } from '#lib/protocol/api.ts';
import { call, reach, readJson, type Server } from './call.ts';
import { ApiFailure } from './failure.ts';

/** The two questions of RFC 8628, by which a browser connects without ever seeing a password. */

const grantType = 'urn:ietf:params:oauth:grant-type:device_code';

/** §3.1: a code for the person to compare. */
export function requestDeviceCode(server: Server): Promise<DeviceCode> {
  const body = { client_id: deviceClientId };
  return call(server, { path: 'api/auth/device/code', body, answer: DeviceCode });
}

/** §3.5, in one word each. */
export type DeviceVerdict =
  | { kind: 'token'; token: string }
  | { kind: 'wait' | 'slow-down' | 'denied' | 'expired' };

const DeviceError = z.object({ error: z.string() });

/** §3.4: whether somebody has confirmed. Throws `ApiFailure` where the server cannot be asked now. */
export async function pollDeviceToken(server: Server, deviceCode: string): Promise<DeviceVerdict> {
  const response = await reach(server, 'api/auth/device/token', {
    grant_type: grantType,
    device_code: deviceCode,
    client_id: deviceClientId,
  });
  const json = await readJson(response);
  const granted = DeviceToken.safeParse(json);
  if (response.ok && granted.success) return { kind: 'token', token: granted.data.access_token };
  const error = DeviceError.safeParse(json);
  if (!error.success) throw new ApiFailure(response.status >= 500 ? 'offline' : 'not-baton');
  switch (error.data.error) {
    case 'authorization_pending':
      return { kind: 'wait' };
    case 'slow_down':
      return { kind: 'slow-down' };
    case 'access_denied':
      return { kind: 'denied' };
    default:
      // `expired_token`, and `invalid_grant` for a code the server has forgotten: a new one is needed.
      return { kind: 'expired' };
  }
}
