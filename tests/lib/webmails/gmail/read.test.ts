// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { gmail as atGmail } from '#lib/webmails/gmail/index.ts';
import { readThread } from '#lib/webmails/gmail/read.ts';
import { fakeMessage as message, fakeThread as thread } from './fake-sdk.ts';

const { signal } = new AbortController();
beforeEach(() => {
  vi.useRealTimers();
});

test('reads the newest message that is open', async () => {
  const closed = message({
    isLoaded: () => false,
    getSender: () => ({ emailAddress: 'no@b.test' }),
  });
  const read = await readThread(thread([message(), closed]), 'info@acme.test', signal);
  expect(read).toMatchObject({
    shown: {
      account: 'info@acme.test',
      gmail: { threadId: '18c2f0a1b2c3d4e5', messageId: '18c2f0a1b2c3d4e6' },
      from: { name: 'Adaeze Okoro', address: 'adaeze@okoro-farms.test' },
      subject: 'Pumps',
      recipients: ['info@acme.test'],
      bodies: [expect.stringContaining('> old')],
    },
  });
});

test('tells the recipients that are shown at once, and all of them when Gmail does', async () => {
  const all = ['a@acme.test', 'b@acme.test'].map((emailAddress) => ({ emailAddress }));
  const read = await readThread(
    thread([message({ getRecipientsFull: async () => all })]),
    null,
    signal,
  );
  if (!read || 'missing' in read) throw new Error('not read');
  expect(read.shown.recipients).toEqual(['info@acme.test']);
  expect(await read.recipients()).toEqual(['a@acme.test', 'b@acme.test']);
});

test('does not wait for recipients that never come', async () => {
  vi.useFakeTimers();
  const hanging = message({ getRecipientsFull: () => new Promise(() => {}) });
  const read = await readThread(thread([hanging]), null, signal);
  if (!read || 'missing' in read) throw new Error('not read');
  const recipients = read.recipients();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await recipients).toBeNull();
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
