import { expect, test } from 'vitest';
import { judge } from '#server/mail/send.ts';

const error = (over: object) => Object.assign(new Error('no'), over);

test.each([
  [{ code: 'EENVELOPE', responseCode: 550 }, false, { status: 'refused', isFinal: true }],
  [{ code: 'EENVELOPE', responseCode: 450 }, false, { status: 'refused', isFinal: false }],
  [{ code: 'EMESSAGE', responseCode: 554 }, true, { status: 'refused', isFinal: true }],
  [{ code: 'EMESSAGE', responseCode: 452 }, true, { status: 'refused', isFinal: false }],
  [{ code: 'EAUTH', responseCode: 535 }, false, { status: 'refused', isFinal: false }],
  [{ code: 'ECONNECTION' }, false, { status: 'refused', isFinal: false }],
  [{ code: 'EDNS' }, false, { status: 'refused', isFinal: false }],
  [{ code: 'ETIMEDOUT' }, false, { status: 'refused', isFinal: false }],
  // The whole mail was on its way; the server may have it.
  [{ code: 'ECONNECTION' }, true, { status: 'unsure' }],
  [{ code: 'ETIMEDOUT' }, true, { status: 'unsure' }],
  [{ code: 'ECONNRESET' }, true, { status: 'unsure' }],
])('%j, written to its end: %s', (given, hasLeft, expected) => {
  expect(judge(error(given), hasLeft)).toMatchObject(expected);
});
