import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import {
  ActionsResponse,
  ApiError,
  ChangesResponse,
  HistoryResponse,
  MeResponse,
  SearchResponse,
} from '#lib/protocol/api.ts';
import { apiOfFile } from '#tests/support/api-of-file.ts';
import { openApi } from '#tests/support/server-api.ts';
import { morning } from '#tests/support/rows.ts';
import { anAction, anOpening, as, done, watcher } from '#tests/support/server-deps.ts';

const { deps, api, aDesk } = await apiOfFile();

describe('every answer', () => {
  it.each([
    ['what is open', null, '/api/health', undefined],
    ['a refusal', null, '/api/me', undefined],
    ['bad input', 'token', '/api/changes?after=x', undefined],
    ['an address that is none', null, '/api/nothing', undefined],
    ['a batch', 'token', '/api/actions', { actions: [{}] }],
  ])('tells the server’s clock: %s', async (_what, as, path, body) => {
    const token = as && (await aDesk()).token;
    const origin = { origin: 'chrome-extension://abcdefghijklmnop' };
    const { response } = await api.ask(token, path, body, origin);
    expect(response.headers.get('baton-time')).toBe(deps.now().toISOString());
    expect(response.headers.get('access-control-expose-headers')).toBe('baton-time');
  });
});

describe('POST /api/actions', () => {
  it('answers each action of a batch, in order', async () => {
    const { team, token, inquiryId } = await aDesk();
    const claim = anAction('claim', { inquiryId });
    const again = anAction('claim', { inquiryId });
    const wrong = {
      ...anAction('note', { inquiryId, noteId: deps.newId() as never, text: 'x' }),
      text: 7,
    };
    const strange = { ...claim, id: deps.newId(), type: 'steal' };
    const actions = [claim, again, wrong, strange, 'nonsense'];
    const { status, body } = await api.ask(token, '/api/actions', { actions });
    expect(status).toBe(200);
    const { answers, seq } = z.parse(ActionsResponse, body);
    expect(answers).toMatchObject([
      { actionId: claim.id, status: 'done', seq: 7 },
      { actionId: again.id, status: 'refused', refusal: { code: 'already-yours', at: morning } },
      { actionId: wrong.id, status: 'invalid', problem: { field: 'text' } },
      { actionId: strange.id, status: 'invalid', problem: { field: 'type' } },
      { actionId: null, status: 'invalid' },
    ]);
    expect(seq).toBe(7);
    expect(team.linda.id).toBeTypeOf('string');
  });

  it('tells another team’s inquiry like one that is not there', async () => {
    const { inquiryId } = await aDesk();
    const { token } = await aDesk();
    const ask = async (id: typeof inquiryId) => {
      const { body } = await api.ask(token, '/api/actions', {
        actions: [anAction('claim', { inquiryId: id })],
      });
      return z.parse(ActionsResponse, body).answers[0];
    };
    const foreign = await ask(inquiryId);
    expect(foreign).toMatchObject({ status: 'refused', refusal: { code: 'not-found' } });
    expect({ ...(await ask(deps.newId() as never)), actionId: '' }).toEqual({
      ...foreign,
      actionId: '',
    });
  });

  it('does not let a device open what another team has under the same id', async () => {
    const theirs = await aDesk();
    const { team, token } = await aDesk();
    const theft = {
      ...anOpening(team.mailboxId),
      inquiryId: theirs.inquiryId,
      message: theirs.opening.message,
    };
    await api.ask(token, '/api/actions', { actions: [theft] });
    const { body } = await api.ask(theirs.token, `/api/inquiries/${theirs.inquiryId}/history`);
    expect(z.parse(HistoryResponse, body)).toMatchObject({
      inquiry: { subject: theirs.opening.inquiry.subject, customerId: theirs.opening.customer.id },
      messages: [{ id: theirs.opening.message.id }],
    });
  });

  it('takes no word of a device that an account is connected', async () => {
    const { team, token } = await aDesk();
    const action = anAction('connect', {
      of: { kind: 'member', memberId: team.linda.id },
      address: 'linda@acme.test',
      connected: true,
    });
    const { body } = await api.ask(token, '/api/actions', { actions: [action] });
    expect(z.parse(ActionsResponse, body).answers).toMatchObject([{ status: 'refused' }]);
  });

  it('stores what PostgreSQL cannot: NUL and half a surrogate pair', async () => {
    const { token, inquiryId } = await aDesk();
    const noteId = deps.newId() as never;
    const note = anAction('note', { inquiryId, noteId, text: 'a\0b\ud83dc' });
    await api.ask(token, '/api/actions', { actions: [note] });
    const { body } = await api.ask(token, `/api/inquiries/${inquiryId}/history`);
    expect(z.parse(HistoryResponse, body).notes).toMatchObject([{ text: 'ab\ufffdc' }]);
  });

  it.each([
    ['no JSON', '{', 'body'],
    ['no actions', {}, 'actions'],
    ['too many actions', { actions: Array.from({ length: 101 }, () => ({})) }, 'actions'],
  ])('names the field of %s', async (_what, sent, field) => {
    const { token } = await aDesk();
    const { status, body } = await api.ask(token, '/api/actions', sent);
    expect(status).toBe(400);
    expect(z.parse(ApiError, body).error).toMatchObject({
      code: 'bad-request',
      problem: { field },
    });
  });

  it('refuses a body that is too large before it reads it', async () => {
    const { token } = await aDesk();
    const { status, body } = await api.ask(token, '/api/resolve', 'x'.repeat(70_000));
    expect(status).toBe(413);
    expect(z.parse(ApiError, body).error.code).toBe('too-large');
  });
});

describe('who may ask', () => {
  it.each([null, '', 'garbage', 'x'.repeat(600)])('not the bearer of %j', async (token) => {
    const { status, body } = await api.ask(token, '/api/me');
    expect(status).toBe(401);
    expect(z.parse(ApiError, body).error.code).toBe('signed-out');
  });

  it('not a member who left, even while their token is still good', async () => {
    const { team, token } = await aDesk();
    await done(deps, team.id, as(team.ada), anAction('leave', { memberId: team.linda.id }));
    for (const path of ['/api/me', '/api/changes', '/api/search?q=x']) {
      expect((await api.ask(token, path)).status, path).toBe(401);
    }
    const { body } = await api.ask(token, '/api/actions', {
      actions: [anAction('view', { inquiryId: deps.newId() as never })],
    });
    expect(z.parse(ActionsResponse, body).answers).toMatchObject([
      { status: 'refused', refusal: { code: 'member-gone' } },
    ]);
  });

  it('nobody, after too many wrong tokens, whatever header they send', async () => {
    const own = openApi(deps);
    try {
      const statuses = new Set<number>();
      for (let n = 0; n < 301; n += 1) {
        const headers = { 'x-forwarded-for': `10.0.0.${n % 250}` };
        statuses.add((await own.ask('wrong', '/api/me', undefined, headers)).status);
      }
      expect([...statuses]).toEqual([401, 429]);
    } finally {
      own.feed.stop();
    }
  });

  it('not one who speaks a newer wire', async () => {
    const { token } = await aDesk();
    const { status, body } = await api.ask(token, '/api/me', undefined, { 'baton-protocol': '2' });
    expect(status).toBe(400);
    expect(z.parse(ApiError, body).error.problem?.field).toBe('baton-protocol');
    expect((await api.ask(token, '/api/me', undefined, { 'baton-protocol': '0' })).status).toBe(
      426,
    );
    expect((await api.ask(token, '/api/me', undefined, { 'baton-protocol': '1' })).status).toBe(
      200,
    );
  });

  it('pages of extensions, not pages of the web', async () => {
    const preflight = async (origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' };
      const response = await api.app.request('/api/actions', { method: 'OPTIONS', headers });
      return response.headers.get('access-control-allow-origin');
    };
    expect(await preflight('chrome-extension://abc')).toBe('chrome-extension://abc');
    expect(await preflight('moz-extension://abc')).toBe('moz-extension://abc');
    expect(await preflight('https://evil.example')).toBeNull();
  });
});

describe('questions', () => {
  it('GET /api/changes gives a snapshot, then what came after it', async () => {
    const { team, token, inquiryId } = await aDesk();
    const first = z.parse(ChangesResponse, (await api.ask(token, '/api/changes?limit=3')).body);
    expect(first).toMatchObject({ kind: 'snapshot', seq: 6, isLast: false });
    expect(first.changes).toHaveLength(3);
    expect(first.total).toBeGreaterThan(8);
    await done(deps, team.id, as(team.linda), anAction('claim', { inquiryId }));
    const after = z.parse(ChangesResponse, (await api.ask(token, '/api/changes?after=6')).body);
    expect(after).toMatchObject({ kind: 'changes', seq: 7, isLast: true, cursor: null });
    expect(after.changes).toMatchObject([
      {
        op: 'upsert',
        table: 'inquiries',
        row: { id: inquiryId, assigneeId: team.linda.id, seq: 7 },
      },
      { op: 'upsert', table: 'entries', row: { seq: 7, action: 'claim' } },
    ]);
  });

  it.each([
    ['after=-1', 'after'],
    ['after=x', 'after'],
    ['limit=0', 'limit'],
    ['cursor=x', 'cursor'],
  ])('GET /api/changes?%s names the field', async (query, field) => {
    const { token } = await aDesk();
    const { status, body } = await api.ask(token, `/api/changes?${query}`);
    expect(status).toBe(400);
    expect(z.parse(ApiError, body).error.problem?.field).toBe(field);
  });

  it('GET /api/me says who the token is', async () => {
    const { team, token } = await aDesk();
    const { body } = await api.ask(token, '/api/me');
    expect(z.parse(MeResponse, body)).toMatchObject({
      team: { id: team.id, name: 'Acme' },
      member: { id: team.linda.id, role: 'rep' },
      serverTime: morning.toISOString(),
    });
  });

  it('GET /api/search finds by sender, company and subject, in Chinese too', async () => {
    const { team, token } = await aDesk();
    const opening = anOpening(team.mailboxId);
    opening.inquiry.subject = '关于水泵的询价';
    opening.customer.company = '宁波贸易100%';
    await done(deps, team.id, watcher, opening);
    const find = async (q: string) => {
      const { body } = await api.ask(token, `/api/search?q=${encodeURIComponent(q)}`);
      return z.parse(SearchResponse, body).inquiries.map(({ id }) => id);
    };
    for (const q of ['水泵', '宁波', '100%', '水泵 宁波', opening.customer.addresses[0] ?? '']) {
      expect(await find(q), q).toEqual([opening.inquiryId]);
    }
    expect(await find('PUMPS')).toHaveLength(1);
    expect(await find('KUNDE.EXAMPLE')).toHaveLength(2);
    for (const q of ['%', '_umps', '水泵 北京'])
      expect(await find(q), q).toEqual(q === '%' ? [opening.inquiryId] : []);
    expect((await api.ask(token, '/api/search?q=')).status).toBe(400);
  });

  it('GET /api/inquiries/:id/history tells another team’s inquiry like one that is not there', async () => {
    const { inquiryId } = await aDesk();
    const { token } = await aDesk();
    expect((await api.ask(token, `/api/inquiries/${inquiryId}/history`)).status).toBe(404);
    expect((await api.ask(token, `/api/inquiries/${deps.newId()}/history`)).status).toBe(404);
    expect((await api.ask(token, '/api/inquiries/x/history')).status).toBe(400);
  });

  it('GET /api/health and an address that is none need no token', async () => {
    expect(await api.ask(null, '/api/health')).toMatchObject({
      status: 200,
      body: { ok: true, product: 'baton' },
    });
    expect(await api.ask(null, '/api/nothing')).toMatchObject({
      status: 404,
      body: { error: { code: 'not-found' } },
    });
  });
});
