import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { ApiError, LearnResponse } from '#lib/protocol/api.ts';
import { apiOfFile } from '#tests/support/api-of-file.ts';
import { aTeam } from '#tests/support/server-deps.ts';

const { deps, api } = await apiOfFile();

const path = '/api/profiles/learn';
const sample = [
  'From: Made in Somewhere <notice@made-in.example>',
  'To: info@acme.test',
  'Date: Mon, 23 Nov 2026 09:00:00 +0000',
  'Message-ID: <1@made-in.example>',
  'Subject: New inquiry',
  '',
  'Name: Amina Bello',
  'Country: Nigeria',
  'Annual purchase: USD 50,000',
  'Message: We need 40 pumps.',
].join('\r\n');

async function as(who: 'linda' | 'max'): Promise<string> {
  const team = await aTeam(deps);
  return api.tokenOf(team.id, team[who]);
}

describe('POST /api/profiles/learn', () => {
  it('tells a manager what could be read, and saves nothing', async () => {
    const { status, body } = await api.ask(await as('max'), path, { sample });
    expect(status).toBe(200);
    const lesson = z.parse(LearnResponse, body);
    expect(lesson).toMatchObject({
      kind: 'learned',
      profile: { channel: 'platform', active: false, match: { fromDomain: 'made-in.example' } },
      preview: { name: 'Amina Bello', message: 'We need 40 pumps.' },
    });
  });

  it('says so where nothing can be read', async () => {
    const { body } = await api.ask(await as('max'), path, { sample: 'Dear sirs, hello.' });
    expect(body).toEqual({ kind: 'nothing-read' });
  });

  it('is for managers', async () => {
    const { status, body } = await api.ask(await as('linda'), path, { sample });
    expect([status, z.parse(ApiError, body).error.code]).toEqual([403, 'not-allowed']);
  });

  it('names what is wrong with the input', async () => {
    const token = await as('max');
    for (const wrong of [{}, { sample: '' }, { sample: 7 }, { sample: 'x'.repeat(600_000) }]) {
      const { status, body } = await api.ask(token, path, wrong);
      expect([status, z.parse(ApiError, body).error.problem?.field]).toEqual([400, 'sample']);
    }
  });
});
