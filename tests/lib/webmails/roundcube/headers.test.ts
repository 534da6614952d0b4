// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { headerReader, headersOfPage, parseHeaders } from '#lib/webmails/roundcube/headers.ts';
import { savedHtml } from './saved-page.ts';

const { signal } = new AbortController();
const pumps = {
  rfcMessageId: '<pumps-1@okoro-farms.test>',
  sentAt: new Date('2026-11-20T08:39:12Z'),
};
const source = [
  'Received: from a',
  '\tby b; Fri, 20 Nov 2026 08:39:20 +0000',
  'Date: Fri, 20 Nov 2026 09:39:12 +0100 (CET)',
  'Message-ID:',
  ' <pumps-1@okoro-farms.test>',
  'Subject: x',
  '',
  'Message-ID: <forged@evil.test>',
].join('\r\n');

test('reads Roundcube’s page of headers', () => {
  expect(headersOfPage(savedHtml('elastic', 'headers'))).toEqual(pumps);
  expect(headersOfPage(savedHtml('larry', 'headers'))).toBeNull();
});

test.each([
  ['Message-ID: broken', { rfcMessageId: null, sentAt: null }],
  ['Date: soon\nMessage-ID: <a@b>', { rfcMessageId: '<a@b>', sentAt: null }],
  ['<html>', null],
  ['', null],
])('reads %j', (block, expected) => {
  expect(parseHeaders(block)).toEqual(expected);
});

/** A webmail that answers each action as told, and keeps what it was asked. */
function webmail(answers: Record<string, () => Response>) {
  const asked: URL[] = [];
  const get = async (input: unknown): Promise<Response> => {
    const url = new URL(String(input));
    asked.push(url);
    return answers[url.searchParams.get('_action') ?? '']?.() ?? new Response('', { status: 404 });
  };
  return { asked, get: get as typeof fetch };
}

test('asks once for each message, and for nothing but its headers', async () => {
  const { asked, get } = webmail({ headers: () => new Response(savedHtml('elastic', 'headers')) });
  const read = headerReader('http://webmail.test/mail/', get);
  expect(await read(1, '&XfJT0ZAB-', signal)).toEqual(pumps);
  expect(await read(1, '&XfJT0ZAB-', signal)).toEqual(pumps);
  expect(asked).toHaveLength(1);
  expect(String(asked[0])).toBe(
    'http://webmail.test/mail/?_task=mail&_action=headers&_uid=1&_mbox=%26XfJT0ZAB-',
  );
});

test('goes to the source where there is no such page, and stops at the end of the header', async () => {
  const { asked, get } = webmail({
    headers: () => new Response(savedHtml('larry', 'headers')),
    viewsource: () => new Response(source, { headers: { 'content-type': 'text/plain' } }),
  });
  const read = headerReader('http://webmail.test/', get);
  expect(await read(1, 'INBOX', signal)).toEqual(pumps);
  expect(await read(2, 'INBOX', signal)).toEqual(pumps);
  // The second message does not try the way that failed.
  expect(asked.map((url) => url.searchParams.get('_action'))).toEqual([
    'headers',
    'viewsource',
    'viewsource',
  ]);
});

test('stops asking a server that shows neither', async () => {
  const { asked, get } = webmail({});
  const read = headerReader('http://webmail.test/', get);
  expect(await read(1, 'INBOX', signal)).toBeNull();
  expect(await read(2, 'INBOX', signal)).toBeNull();
  expect(asked).toHaveLength(2);
});

test('tries again with the next message after the network was gone', async () => {
  let isOnline = false;
  const { get } = webmail({ headers: () => new Response(savedHtml('elastic', 'headers')) });
  const flaky = (async (input: string) => {
    if (!isOnline) throw new TypeError('Failed to fetch');
    return get(input);
  }) as typeof fetch;
  const read = headerReader('http://webmail.test/', flaky);
  expect(await read(1, 'INBOX', signal)).toBeNull();
  isOnline = true;
  expect(await read(1, 'INBOX', signal)).toEqual(pumps);
});
