// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Sight } from '#lib/protocol/bridge.ts';
import type { Ground } from '#lib/webmails/gmail/ground.ts';
import { watchGmail } from '#lib/webmails/gmail/watch.ts';
import { until } from '#tests/support/until.ts';
import { fakeCompose, fakeMessage, fakeSdk, fakeThread, type FakeSdk } from './fake-sdk.ts';
import { aSighting, groundOn } from './ground.ts';

let end: AbortController;
let gmail: FakeSdk;
let ground: Ground;
let sights: Sight[];

beforeEach(() => {
  end = new AbortController();
  gmail = fakeSdk();
  ground = groundOn(gmail.sdk, end.signal);
  sights = [];
  watchGmail(ground, (sight) => sights.push(sight), end.signal);
});
afterEach(() => end.abort());

const last = () => sights.at(-1);
const subject = () => {
  const sight = last();
  return sight && 'sighting' in sight ? sight.sighting?.subject : undefined;
};
const other = '18c2f0a1b2c3d999';

test('tells the thread on screen, and nothing once it is gone', async () => {
  const thread = fakeThread([fakeMessage()]);
  gmail.thread(thread);
  await until(() => last()?.kind === 'message');
  expect(ground.read.last('18c2f0a1b2c3d4e5')?.subject).toBe('Pumps');
  thread.emit('destroy');
  expect(last()).toEqual({ kind: 'nothing' });
});

test('a thread whose mails are all collapsed takes the place of the one before', async () => {
  gmail.thread(fakeThread([fakeMessage()]));
  await until(() => last()?.kind === 'message');
  gmail.thread(fakeThread([fakeMessage({ isLoaded: () => false })], other));
  await until(() => last()?.kind === 'nothing');
});

test('of two threads at once the newer is told, then the older again', async () => {
  gmail.thread(fakeThread([fakeMessage()]));
  const beside = Object.assign(fakeThread([fakeMessage()], other), { getSubject: () => 'Seals' });
  gmail.thread(beside);
  await until(() => subject() === 'Seals');
  beside.emit('destroy');
  await until(() => subject() === 'Pumps');
});

test('a mail that is opened later is told', async () => {
  let isLoaded = false;
  const message = fakeMessage({ isLoaded: () => isLoaded, getThreadView: () => thread });
  const thread = fakeThread([message]);
  gmail.thread(thread);
  isLoaded = true;
  gmail.message(message);
  await until(() => last()?.kind === 'message');
});

test('a reply under it makes a compose of it; a forward and another thread’s reply do not', async () => {
  gmail.thread(fakeThread([fakeMessage()]));
  await until(() => last()?.kind === 'message');
  gmail.compose(fakeCompose({ isForward: true }));
  gmail.compose(fakeCompose({ threadId: other }));
  const reply = fakeCompose();
  gmail.compose(reply);
  await until(() => last()?.kind === 'compose');
  reply.emit('destroy');
  await until(() => last()?.kind === 'message');
});

test('a reply in a window over the list is the mail last read of its thread', async () => {
  ground.read.note(aSighting(other, 'Seals'));
  gmail.compose(fakeCompose({ threadId: other }));
  await until(() => last()?.kind === 'compose');
  expect(subject()).toBe('Seals');
});

test('a new mail over the list is nothing', async () => {
  gmail.compose(fakeCompose({ threadId: null }));
  gmail.thread(fakeThread([fakeMessage()]));
  await until(() => last()?.kind === 'message');
  expect(sights.map(({ kind }) => kind)).toEqual(['nothing', 'message']);
});

test('all recipients follow when Gmail tells them, asked once for each mail', async () => {
  const getRecipientsFull = vi.fn(async () => [
    { emailAddress: 'info@acme.test', name: null },
    { emailAddress: 'sales@acme.test', name: null },
  ]);
  gmail.thread(fakeThread([fakeMessage({ getRecipientsFull })]));
  const recipients = () => {
    const sight = last();
    return sight && 'sighting' in sight ? sight.sighting?.recipients : [];
  };
  await until(() => recipients()?.length === 2);
  gmail.compose(fakeCompose());
  await until(() => last()?.kind === 'compose');
  expect(recipients()).toHaveLength(2);
  expect(getRecipientsFull).toHaveBeenCalledTimes(1);
});
