// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { gmail as atGmail } from '#lib/webmails/gmail/index.ts';
import { readThread } from '#lib/webmails/gmail/read.ts';
import type { MessageView, ThreadView } from '#lib/webmails/gmail/sdk.ts';

const { signal } = new AbortController();
beforeEach(() => {
  vi.useRealTimers();
});

/** What InboxSDK says of a message, written from its documentation and from what it said on a stand-in. */
function message(over: Partial<Record<keyof MessageView, unknown>> = {}): MessageView {
  const body = document.createElement('div');
  body.innerHTML = '<div>please quote 40 submersible pumps</div><blockquote>old</blockquote>';
  return {
    isLoaded: () => true,
    getMessageIDAsync: async () => '18c2f0a1b2c3d4e6',
    getSender: () => ({ name: 'Adaeze Okoro', emailAddress: 'Adaeze@okoro-farms.test' }),
    getRecipientsFull: async () => [{ emailAddress: 'Info@acme.test', name: null }],
    getRecipientEmailAddresses: () => ['info@acme.test'],
    getBodyElement: () => body,
    ...over,
  } as unknown as MessageView;
}
function thread(messages: MessageView[], id = '18c2f0a1b2c3d4e5'): ThreadView {
  return {
    getMessageViews: () => messages,
    getThreadIDAsync: async () => id,
    getSubject: () => 'Pumps',
  } as unknown as ThreadView;
}

test('reads the newest message that is open', async () => {
  const closed = message({
    isLoaded: () => false,
    getSender: () => ({ emailAddress: 'no@b.test' }),
  });
  expect(await readThread(thread([message(), closed]), 'info@acme.test', signal)).toMatchObject({
    account: 'info@acme.test',
    gmail: { threadId: '18c2f0a1b2c3d4e5', messageId: '18c2f0a1b2c3d4e6' },
    from: { name: 'Adaeze Okoro', address: 'adaeze@okoro-farms.test' },
    subject: 'Pumps',
    recipients: ['info@acme.test'],
    bodies: [expect.stringContaining('> old')],
  });
});

test('does not wait for recipients that never come', async () => {
  vi.useFakeTimers();
  const hanging = message({ getRecipientsFull: () => new Promise(() => {}) });
  const reading = readThread(thread([hanging]), null, signal);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await reading).toMatchObject({ recipients: ['info@acme.test'] });
});

test.each([
  [
    'sender',
    thread([
      message({
        getSender: () => {
          throw new Error('hidden');
        },
      }),
    ]),
  ],
  ['messageId', thread([message({ getMessageIDAsync: async () => '#msg-f:1' })])],
  ['threadId', thread([message()], 'thread-f:1784252979671717093')],
])('claims nothing without %s', async (name, view) => {
  expect(await readThread(view, null, signal)).toEqual({ missing: [name] });
});

test('says nothing while no message is open', async () => {
  expect(await readThread(thread([]), null, signal)).toBeNull();
});

test.each([
  ['never comes', () => new Promise<never>(() => {})],
  ['refuses the page', () => Promise.reject(new URIError('popout'))],
])('stands beside Gmail when InboxSDK %s', async (_what, load) => {
  vi.useFakeTimers();
  const page = { document, location, isTop: true };
  const opening = atGmail(page, load).open({}, signal);
  await vi.advanceTimersByTimeAsync(20_000);
  const gmail = await opening;
  const sights: unknown[] = [];
  const end = new AbortController();
  gmail.watch((sight) => sights.push(sight), end.signal);
  const frame = document.createElement('div');
  gmail.mount(frame, end.signal);
  expect(sights).toEqual([{ kind: 'lost', missing: ['inboxsdk'] }]);
  expect(gmail.check()).toEqual({ isEnough: false, missing: ['inboxsdk'], hits: {} });
  expect(document.body.contains(frame)).toBe(true);
  end.abort();
  expect(document.body.contains(frame)).toBe(false);
});
