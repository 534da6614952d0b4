// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { loadOnce } from '#lib/webmails/gmail/load-once.ts';
import { sdkSelectors } from '#lib/webmails/gmail/sdk-selectors.ts';
import { fakeSdk } from './fake-sdk.ts';

const { signal } = new AbortController();

test('takes the selectors that are InboxSDK’s, and reports how they do', () => {
  document.body.innerHTML = '<h2 class="subject">Pumps</h2>';
  const { options, hits } = sdkSelectors({
    'inboxsdk.threadView.subject': 'h2.subject',
    'inboxsdk.messageView.body': 'div[',
    main: '[role="main"]',
  });
  expect(options.selectorOverrides).toEqual({
    'threadView.subject': ['h2.subject'],
    'messageView.body': ['div['],
  });
  options.onInvalidSelector?.('messageView.body', 'div[');
  expect(hits(document)).toEqual({
    'inboxsdk.threadView.subject': 1,
    'inboxsdk.messageView.body': 0,
    'inboxsdk.refused': 1,
  });
});

test('says nothing of InboxSDK where nothing is set', () => {
  const { options, hits } = sdkSelectors({ main: '#main' });
  expect(options).toEqual({});
  expect(hits(document)).toEqual({});
});

test('loads once, and anew only for other selectors, ending the one before', async () => {
  const first = fakeSdk().sdk;
  const destroy = vi.spyOn(first, 'destroy');
  const second = fakeSdk().sdk;
  const load = vi.fn().mockResolvedValueOnce(first).mockResolvedValueOnce(second);
  const bring = loadOnce(load);
  const { options } = sdkSelectors({ 'inboxsdk.threadView.subject': 'h2.subject' });
  expect(await bring({}, signal)).toBe(first);
  expect(await bring({}, signal)).toBe(first);
  expect(destroy).not.toHaveBeenCalled();
  expect(await bring(options, signal)).toBe(second);
  expect(destroy).toHaveBeenCalledTimes(1);
  expect(load).toHaveBeenCalledTimes(2);
});

test('gives up where it fails, with the same answer each time', async () => {
  const bring = loadOnce(() => Promise.reject(new URIError('popout')));
  expect(await bring({}, signal)).toBeNull();
  expect(await bring({}, signal)).toBeNull();
});
