import { Agent, request } from 'node:http';
import type { InquiryId } from '#lib/domain/ids.ts';
import { protocolHeader, protocolVersion } from '#lib/protocol/version.ts';
import { anOpening } from '#tests/support/server-deps.ts';
import { anAction, type Device } from '#tests/support/team-server/device.ts';

/** Claims over HTTP at full speed; each client waits for its answer before it asks again. */
export async function claimsPerSecond(devices: readonly Device[], each: number): Promise<number> {
  const shares: InquiryId[][] = [];
  for (const device of devices) shares.push(await openInquiries(device, each));
  const agent = new Agent({ keepAlive: true, maxSockets: devices.length });
  // Connections, prepared statements and compiled code are not what is asked about.
  const warm = Math.ceil(each / 10);
  const clients = devices.map((device, at) => ({ device, ids: shares[at] ?? [] }));
  await Promise.all(clients.map(({ device, ids }) => claimAll(agent, device, ids.slice(0, warm))));
  const begun = performance.now();
  await Promise.all(clients.map(({ device, ids }) => claimAll(agent, device, ids.slice(warm))));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return ((each - warm) * devices.length) / seconds;
}

async function openInquiries(device: Device, count: number): Promise<InquiryId[]> {
  const [mailbox] = await device.rows('mailboxes');
  if (!mailbox) throw new Error('the team has no mailbox');
  const openings = Array.from({ length: count }, () => anOpening(mailbox.id));
  for (let at = 0; at < count; at += 100) {
    const answers = await device.performAll(openings.slice(at, at + 100));
    if (answers.some(({ status }) => status !== 'done'))
      throw new Error('an inquiry was not opened');
  }
  return openings.map(({ inquiryId }) => inquiryId);
}

async function claimAll(agent: Agent, { server }: Device, ids: InquiryId[]): Promise<void> {
  for (const inquiryId of ids) {
    const body = JSON.stringify({ actions: [anAction('claim', { inquiryId })] });
    const answer = await post(agent, server.base, server.token ?? '', body);
    if (!answer.includes('"done"')) throw new Error(`a claim was not done: ${answer}`);
  }
}

/** Node's bare client: on a machine of two cores what the asking side spends is taken from the server. */
function post(agent: Agent, base: string, token: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL('api/actions', base),
      {
        agent,
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          [protocolHeader]: String(protocolVersion),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.once('end', () => resolve(text));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
