import type { InquiryId } from '#lib/domain/ids.ts';
import type { Doing } from '#lib/domain/presence.ts';
import { FeedToDevice } from '#lib/protocol/feed.ts';
import { protocolVersion } from '#lib/protocol/version.ts';
import type { Device } from './team-server/device.ts';

/** Until a colleague of this device is at the inquiry and does that, as the team's feed tells it. */
export async function somebodyIs(
  doing: Doing,
  inquiryId: InquiryId,
  { server }: Device,
): Promise<void> {
  const address = new URL('api/feed', server.base);
  address.protocol = 'ws:';
  const socket = new WebSocket(address);
  const hello = { type: 'hello', token: server.token, protocol: protocolVersion };
  try {
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => socket.send(JSON.stringify(hello)));
      socket.addEventListener('close', () => reject(new Error('the feed ended')));
      socket.addEventListener('message', ({ data }) => {
        const message = FeedToDevice.parse(JSON.parse(String(data)));
        if (message.type !== 'presence') return;
        const isSo = message.presences.some(
          (one) => one.inquiryId === inquiryId && one.doing === doing,
        );
        if (isSo) resolve();
      });
    });
  } finally {
    socket.close();
  }
}
