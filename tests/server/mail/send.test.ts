import { expect, test } from 'vitest';
import { judge } from '#server/mail/send.ts';

const error = (over: object) => Object.assign(new Error('no'), over);

test.each([
  [
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 },
    { status: 'refused', isFinal: true },
  ],
  [
    { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 },
    { status: 'refused', isFinal: false },
  ],
  [
    { code: 'EMESSAGE', command: 'DATA', responseCode: 554 },
    { status: 'refused', isFinal: true },
  ],
  [
    { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 },
    { status: 'refused', isFinal: false },
  ],
  [
    { code: 'ECONNECTION', command: 'CONN' },
    { status: 'refused', isFinal: false },
  ],
  [{ code: 'EDNS' }, { status: 'refused', isFinal: false }],
  [
    { code: 'ETIMEDOUT', command: 'MAIL FROM' },
    { status: 'refused', isFinal: false },
  ],
  // The mail was on its way; the server may have it.
  [{ code: 'ECONNECTION', command: 'DATA' }, { status: 'unsure' }],
  [{ code: 'ETIMEDOUT', command: 'DATA' }, { status: 'unsure' }],
  [{ code: 'ECONNRESET' }, { status: 'unsure' }],
])('%j', (given, expected) => {
  expect(judge(error(given))).toMatchObject(expected);
});
