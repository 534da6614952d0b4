import * as z from 'zod/mini';
import { beforeAll, describe, expect, it } from 'vitest';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import { ActionsResponse, ApiError, HistoryResponse, SearchResponse } from '#lib/protocol/api.ts';
import { verifyLog } from '#server/services/log/verify-log.ts';
import { aMailbox, aRoster, morning } from '#tests/support/rows.ts';
import { apiOfFile } from '#tests/support/api-of-file.ts';
import { anAction, anOpening } from '#tests/support/server-deps.ts';

const { deps, api, aDesk: aPlainDesk } = await apiOfFile();
/** For what changes nothing. */
let token: string;
beforeAll(async () => {
  ({ token } = await aDesk());
});

async function aDesk() {
  const desk = await aPlainDesk();
  const act = async (...actions: unknown[]) => {
    const { status, body } = await api.ask(desk.token, '/api/actions', { actions });
    expect(status).toBe(200);
    return z.parse(ActionsResponse, body).answers;
  };
  return { ...desk, act };
}

const sighting = {
  webmail: 'roundcube',
  account: 'info@acme.test',
  place: { folder: 'INBOX', uid: 7 },
  gmail: { messageId: '0123456789abcdef', threadId: '0123456789abcdef' },
  rfcMessageId: '<1@kunde.example>',
  from: { name: 'Greta', address: 'greta@kunde.example' },
  subject: 'Pumps',
  recipients: ['info@acme.test'],
  sentAt: morning,
  tiers: [{ tier: '1', keys: ['3:x'] }],
  keys: [],
};

describe('text no database can hold', () => {
  const nasty = ['a\0b', '\ud800', 'a\udc00b', '\0'];
  it.each([
    ['account', (text: string) => ({ account: text })],
    ['folder', (text: string) => ({ place: { folder: text, uid: 7 } })],
    ['Gmail id', (text: string) => ({ gmail: { messageId: text, threadId: text } })],
    ['Message-ID', (text: string) => ({ rfcMessageId: text })],
    ['subject', (text: string) => ({ subject: text })],
    ['key', (text: string) => ({ tiers: [{ tier: text, keys: [text] }] })],
  ])('is found nowhere when it stands in the %s of a sighting', async (_what, over) => {
    for (const text of nasty) {
      const { status, body } = await api.ask(token, '/api/resolve', {
        sighting: { ...sighting, ...over(text) },
      });
      expect([text, status, body]).toEqual([text, 200, expect.objectContaining({ kind: 'none' })]);
    }
  });

  it.each(['%00', '%ED%A0%80', '%FF', '%', "'; drop table teams --", '"', "\\'", '%_\\'])(
    'and quotes are words like others to the search: %s',
    async (q) => {
      const { status, body } = await api.ask(token, `/api/search?q=${q}`);
      expect(status).toBe(200);
      expect(z.parse(SearchResponse, body).inquiries).toEqual([]);
    },
  );
});

describe('a time zone that nobody knows', () => {
  it('is refused by the name of the field', async () => {
    const { team, opening } = await aDesk();
    const manager = api.tokenOf(team.id, team.ada);
    const quiet = (timeZone: string) => ({ from: '18:00', to: '08:00', timeZone });
    const mailbox = (timeZone: string) => ({
      ...aMailbox({ id: opening.mailboxId }),
      acknowledgement: { ...usualAcknowledgement, quiet: quiet(timeZone) },
    });
    const roster = (timeZone: string) => ({
      ...aRoster({ id: team.id, timeZone }),
      weekdays: Array.from({ length: 7 }, () => null),
      exceptions: [],
    });
    const saved = async (timeZone: string) => {
      const actions = [
        anAction('save-mailbox', { mailbox: mailbox(timeZone) }),
        anAction('save-roster', { roster: roster(timeZone) }),
      ];
      const { body } = await api.ask(manager, '/api/actions', { actions });
      return z.parse(ActionsResponse, body).answers;
    };
    for (const wrong of ['Mars/Phobos', '', 'x'.repeat(61)]) {
      expect(await saved(wrong)).toMatchObject([
        { status: 'invalid', problem: { field: 'mailbox.acknowledgement.quiet.timeZone' } },
        { status: 'invalid', problem: { field: 'roster.timeZone' } },
      ]);
    }
    expect(await saved('Asia/Shanghai')).toMatchObject([{ status: 'done' }, { status: 'done' }]);
  });
});

describe('numbers and moments no database can hold', () => {
  it.each([
    ['recipients', (opening) => ({ message: { ...opening.message, recipients: 2 ** 31 } })],
    ['recipients', (opening) => ({ message: { ...opening.message, recipients: -1 } })],
    [
      'sentAt',
      (opening) => ({ message: { ...opening.message, sentAt: '0000-01-01T00:00:00.000Z' } }),
    ],
    [
      'receivedAt',
      (opening) => ({ message: { ...opening.message, receivedAt: '0000-06-01T00:00:00.000Z' } }),
    ],
  ] satisfies [string, (opening: ReturnType<typeof anOpening>) => object][])(
    'are refused by the name of the field: %s',
    async (field, over) => {
      const { team, act } = await aDesk();
      const opening = anOpening(team.mailboxId);
      const note = anAction('note', {
        inquiryId: opening.inquiryId,
        noteId: deps.newId() as never,
        text: 'after it',
      });
      const [wrong, next] = await act({ ...opening, ...over(opening) }, note);
      expect(wrong).toMatchObject({
        status: 'invalid',
        problem: { field: expect.stringContaining(field) },
      });
      expect(next).toMatchObject({ status: 'refused', refusal: { code: 'not-found' } });
    },
  );

  it('are taken up to their edges', async () => {
    const { team, act } = await aDesk();
    const opening = anOpening(team.mailboxId);
    const message = {
      ...opening.message,
      recipients: 2 ** 31 - 1,
      sentAt: '9999-12-31T23:59:59.999Z',
      receivedAt: '0001-01-01T00:00:00.000Z',
      attachments: [{ name: 'x', size: Number.MAX_SAFE_INTEGER }],
    };
    expect(await act({ ...opening, message })).toMatchObject([{ status: 'done' }]);
  });

  it.each([
    'after=99999999999',
    'after=9007199254740991',
    'cursor=9999999999.7.9999999999',
    'cursor=1.7.9999999999',
    'cursor=9999999999.0.00000000-0000-0000-0000-000000000000',
    'limit=2000&after=0',
  ])('ask for changes without harm: %s', async (query) => {
    const { status, body } = await api.ask(token, `/api/changes?${query}`);
    expect([query, status, body]).toEqual([query, expect.toBeOneOf([200, 400]), body]);
  });
});

describe('a batch', () => {
  it('of a hundred with a bad one does the other ninety-nine, in order', async () => {
    const { act, inquiryId } = await aDesk();
    const notes: object[] = Array.from({ length: 100 }, (_, n) =>
      anAction('note', { inquiryId, noteId: deps.newId() as never, text: `note ${n}` }),
    );
    notes[41] = { ...notes[41], text: { length: 4 } };
    const answers = await act(...notes);
    expect(answers.map(({ status }) => status)).toEqual(
      notes.map((_, n) => (n === 41 ? 'invalid' : 'done')),
    );
    const places = answers.flatMap((one) => (one.status === 'done' ? [one.seq] : []));
    expect(places).toEqual(places.map((_, n) => 7 + n));
  });

  it.each([
    ['nested ten thousand deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['nested in objects', `${'{"id":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['with a prototype', '{"__proto__":{"type":"claim","isAdmin":true}}'],
    ['of a prototype’s type', '{"type":"__proto__"}'],
    ['of a constructor’s type', '{"type":"constructor","constructor":{"prototype":{}}}'],
    ['that is nothing', 'null'],
    ['that is a number beyond numbers', '1e999'],
  ])('says of an action %s that it is none, and goes on', async (_what, raw) => {
    const { token, inquiryId } = await aDesk();
    const claim = JSON.stringify(anAction('claim', { inquiryId }));
    const { status, body } = await api.ask(token, '/api/actions', `{"actions":[${raw},${claim}]}`);
    expect(status).toBe(200);
    expect(z.parse(ActionsResponse, body).answers).toMatchObject([
      { status: 'invalid' },
      { status: 'done' },
    ]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('keeps the first payload of an id, whatever is sent under it later', async () => {
    const { act, token, inquiryId } = await aDesk();
    const first = anAction('note', { inquiryId, noteId: deps.newId() as never, text: 'first' });
    const [told] = await act(first);
    const other = { ...anAction('claim', { inquiryId }), id: first.id };
    const second = { ...first, noteId: deps.newId(), text: 'second' };
    expect(await act(other, second, { ...first, text: 'third' })).toEqual([told, told, told]);
    const { body } = await api.ask(token, `/api/inquiries/${inquiryId}/history`);
    const { inquiry, notes } = z.parse(HistoryResponse, body);
    expect(inquiry.assigneeId).toBeNull();
    expect(notes).toMatchObject([{ text: 'first' }]);
  });

  it('takes an id another team has used as its own', async () => {
    const theirs = await aDesk();
    const ours = await aDesk();
    const claim = anAction('claim', { inquiryId: theirs.inquiryId });
    await theirs.act(claim);
    expect(await ours.act({ ...claim, inquiryId: ours.inquiryId })).toMatchObject([
      { status: 'done', seq: 7 },
    ]);
  });

  it('reads ids in capitals as the same ids, and the log still proves itself', async () => {
    const { team, act, inquiryId } = await aDesk();
    const claim = anAction('claim', { inquiryId });
    const loud = {
      ...claim,
      id: claim.id.toUpperCase(),
      inquiryId: claim.inquiryId.toUpperCase(),
    };
    const [first] = await act(loud);
    const [again] = await act(claim);
    expect(first).toMatchObject({ status: 'done', seq: 7 });
    expect(again).toEqual(first);
    expect(await verifyLog(deps, team.id)).toMatchObject({ kind: 'whole' });
  });
});

describe('a request', () => {
  it.each([
    ['a future wire', { 'baton-protocol': '999' }, 400],
    ['a wire that is no number', { 'baton-protocol': 'one' }, 400],
    ['a wire beyond numbers', { 'baton-protocol': '1e999' }, 400],
    ['another scheme', { authorization: 'Basic bGluZGE6eA==' }, 401],
    ['two words for a token', { authorization: 'Bearer a b' }, 401],
    ['a token that is a pattern', { authorization: 'Bearer %' }, 401],
  ])('with %s is answered in words', async (_what, headers, expected) => {
    const { status, body } = await api.ask(token, '/api/me', undefined, headers);
    expect(status).toBe(expected);
    expect(z.parse(ApiError, body).error.message).not.toBe('');
  });

  it.each([
    '/api/inquiries/%00/history',
    '/api/inquiries/..%2f..%2fme/history',
    '/api/inquiries/%E0%A4%A/history',
    '/api//me',
    '/api/me/../../health/x',
    '/api/%2e%2e/me/x',
  ])('for %s is told that there is nothing, or that it is no id', async (path) => {
    const { status, body } = await api.ask(token, path);
    expect([400, 404]).toContain(status);
    expect(z.parse(ApiError, body).error.code).toMatch(/bad-request|not-found/);
  });
});
