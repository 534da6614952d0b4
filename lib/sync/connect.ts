import { fetchHealth } from '#lib/api/api.ts';
import { pollDeviceToken, requestDeviceCode, type DeviceVerdict } from '#lib/api/device.ts';
import { ApiFailure } from '#lib/api/failure.ts';
import type { Replies } from '#lib/protocol/worker.ts';
import { writeMeta, type Meta } from '#lib/replica/meta.ts';
import { BaseUrl, serverAddress } from '#lib/settings/settings.ts';
import { serverAt, type Parts } from './parts.ts';
import type { FlowSecret } from './token.ts';

/**
 * Begins the device flow at this address: looks whether a Baton server is there, and gets a code for the person to
 * compare. `pollFlow` then waits for their word.
 */
export async function beginFlow(
  parts: Parts,
  address: string,
  signal: AbortSignal,
): Promise<Replies['connect']> {
  const base = baseOf(address);
  if (base === null) return { kind: 'problem', problem: 'no-server' };
  const server = serverAt(parts, base, null, signal);
  try {
    await fetchHealth(server);
    const made = await requestDeviceCode(server);
    const page = made.verification_uri_complete ?? made.verification_uri;
    // It will be opened in a tab: an address of the web, whatever a server says.
    if (!/^https?:$/.test(new URL(page).protocol)) throw new ApiFailure('not-baton');
    const expiresAt = new Date(parts.now().getTime() + made.expires_in * 1000);
    const { device_code: deviceCode, user_code: code, interval } = made;
    await parts.secrets.write('flow', { base, deviceCode, interval, expiresAt });
    await serverAddress.write(base);
    await writeMeta(parts.replica, {
      connection: { kind: 'connecting', code, page, expiresAt },
      connectProblem: null,
    });
    return { kind: 'code', code, page, expiresAt: expiresAt.getTime() };
  } catch (error) {
    if (error instanceof ApiFailure) return { kind: 'problem', problem: problemOf(error, parts) };
    throw error;
  }
}

/** As a person types it: `baton.acme.com` means https. */
function baseOf(address: string): string | null {
  const typed = address.trim();
  const full = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  const parsed = BaseUrl.safeParse(full.endsWith('/') ? full : `${full}/`);
  return parsed.success ? parsed.data : null;
}

function problemOf(
  failure: ApiFailure,
  parts: Parts,
): 'no-server' | 'not-baton' | 'too-old' | 'offline' {
  if (failure.code === 'too-old') return 'too-old';
  if (failure.code !== 'offline') return 'not-baton';
  return parts.isOnline() ? 'no-server' : 'offline';
}

/** RFC 8628 §3.5: five seconds more, for good, when the server asks to slow down. */
const slowDownBy = 5;

/**
 * Polls until the person has confirmed, refused, or let the code run out; `true` once connected. What it needs lies in
 * the secrets, so a worker that was stopped in between just calls it again. Nothing under way: `false` at once.
 */
export async function pollFlow(parts: Parts, signal: AbortSignal): Promise<boolean> {
  // A line that fails is given more time (§3.5, exponential back-off); it does not count as an answer.
  let patience = 1;
  for (;;) {
    const flow = await parts.secrets.read('flow');
    if (!flow) return false;
    if (parts.now() >= flow.expiresAt) return endFlow(parts, 'expired');
    await parts.sleep(flow.interval * 1000 * patience, signal);
    const verdict = await ask(parts, flow, signal);
    patience = verdict ? 1 : Math.min(patience * 2, 8);
    // Cancelled, or begun anew, while the server was thinking.
    if (!verdict || (await parts.secrets.read('flow'))?.deviceCode !== flow.deviceCode) continue;
    if (verdict.kind === 'token') return keepToken(parts, flow, verdict.token);
    if (verdict.kind === 'denied' || verdict.kind === 'expired') {
      return endFlow(parts, verdict.kind);
    }
    if (verdict.kind === 'slow-down') {
      await parts.secrets.write('flow', { ...flow, interval: flow.interval + slowDownBy });
    }
  }
}

async function ask(
  parts: Parts,
  { base, deviceCode }: FlowSecret,
  signal: AbortSignal,
): Promise<DeviceVerdict | null> {
  try {
    const server = serverAt(parts, base, null, signal);
    return await pollDeviceToken(server, deviceCode);
  } catch (error) {
    if (error instanceof ApiFailure) return null;
    throw error;
  }
}

async function keepToken(parts: Parts, { base }: FlowSecret, token: string): Promise<true> {
  await parts.secrets.write('device', { base, token, memberId: null });
  await parts.secrets.write('flow', null);
  await writeMeta(parts.replica, {
    connection: { kind: 'connected' },
    connectProblem: null,
    since: parts.now(),
  });
  return true;
}

/** Ends a flow without a connection: by itself, or because the person thought better of it (`null`). */
export async function endFlow(parts: Parts, problem: Meta['connectProblem']): Promise<false> {
  await parts.secrets.write('flow', null);
  // Whoever is connected already and gave up on another server stays connected to the first.
  const kind = (await parts.secrets.read('device')) ? 'connected' : 'none';
  await writeMeta(parts.replica, { connection: { kind }, connectProblem: problem });
  return false;
}
