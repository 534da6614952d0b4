import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { ApiError } from '#lib/protocol/api.ts';
import { WebmailHealthResponse } from '#lib/protocol/webmail-health.ts';
import { keptFor, mostReporters, takeReport } from '#server/services/webmails/take-report.ts';
import { hoursLater, morning } from '#tests/support/rows.ts';
import { apiOfFile } from '#tests/support/api-of-file.ts';
import { aTeam } from '#tests/support/server-deps.ts';

const { deps, api } = await apiOfFile();

const well = { isEnough: true, missing: [], hits: { subject: 1, sender: 1 } };
const lost = { isEnough: false, missing: ['subject'], hits: { subject: 0, sender: 2 } };
const whole = (over: object = {}) => ({
  webmail: 'roundcube',
  version: '0.1.0',
  anchorVersion: null,
  reporter: deps.newId(),
  report: well,
  ...over,
});

async function aDesk() {
  deps.setNow(morning);
  const team = await aTeam(deps);
  const rep = api.tokenOf(team.id, team.linda);
  const manager = api.tokenOf(team.id, team.max);
  const tell = (over: object, token = rep) => api.ask(token, '/api/webmails/report', whole(over));
  const health = async (token = manager) => {
    const { status, body } = await api.ask(token, '/api/webmails/health');
    expect(status).toBe(200);
    return z.parse(WebmailHealthResponse, body).webmails;
  };
  return { team, rep, manager, tell, health };
}

describe('GET /api/webmails/health', () => {
  it('is there whatever names a browser makes up', async () => {
    const { tell, health } = await aDesk();
    const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty'];
    await tell({ report: { ...lost, missing: names } });
    await tell({ report: { ...well, hits: { constructor: 2 } } });
    const [found] = await health();
    expect(found?.anchors).toContainEqual({ name: 'constructor', missing: 1, found: 1, most: 2 });
    expect(found?.anchors).toContainEqual({ name: 'toString', missing: 1, found: 0, most: 0 });
  });

  it('counts browsers by version, each by its last report, and says what they miss', async () => {
    const { tell, health } = await aDesk();
    const reporter = deps.newId();
    expect((await tell({ reporter })).status).toBe(200);
    await tell({ report: lost });
    deps.setNow(hoursLater(1));
    await tell({ reporter, version: '0.10.0' });
    await tell({ version: '0.9.2', report: lost, anchorVersion: 3 });
    expect(await health()).toEqual([
      {
        webmail: 'roundcube',
        version: '0.10.0',
        anchorVersion: null,
        lastAt: hoursLater(1),
        devices: 1,
        well: 1,
        anchors: [
          { name: 'sender', missing: 0, found: 1, most: 1 },
          { name: 'subject', missing: 0, found: 1, most: 1 },
        ],
      },
      expect.objectContaining({ version: '0.9.2', anchorVersion: 3, devices: 1, well: 0 }),
      {
        webmail: 'roundcube',
        version: '0.1.0',
        anchorVersion: null,
        lastAt: morning,
        devices: 1,
        well: 0,
        anchors: [
          { name: 'sender', missing: 0, found: 1, most: 2 },
          { name: 'subject', missing: 1, found: 0, most: 0 },
        ],
      },
    ]);
  });

  it('is a manager’s to read, and of the own team alone', async () => {
    const theirs = await aDesk();
    await theirs.tell({ report: lost });
    const ours = await aDesk();
    expect(await ours.health()).toEqual([]);
    // The number of a browser of another team is a number like others.
    const reporter = deps.newId();
    await theirs.tell({ webmail: 'gmail', reporter });
    await ours.tell({ webmail: 'gmail', reporter, report: lost });
    expect((await theirs.health()).map(({ webmail, well: n }) => [webmail, n])).toEqual([
      ['gmail', 1],
      ['roundcube', 0],
    ]);
    const { status, body } = await api.ask(ours.rep, '/api/webmails/health');
    expect([status, z.parse(ApiError, body).error.code]).toEqual([403, 'not-allowed']);
    expect((await api.ask(null, '/api/webmails/health')).status).toBe(401);
  });

  it('forgets who has not reported for 90 days', async () => {
    const { tell, health } = await aDesk();
    await tell({});
    deps.setNow(new Date(morning.getTime() + keptFor + 1));
    expect(await health()).toEqual([]);
    await tell({ webmail: 'gmail' });
    deps.setNow(morning);
    expect((await health()).map(({ webmail }) => webmail)).toEqual(['gmail']);
  });
});

describe('POST /api/webmails/report', () => {
  it.each([
    ['webmail', { webmail: 'hotmail' }],
    ['version', { version: 'https://mail.acme.test' }],
    ['anchorVersion', { anchorVersion: -1 }],
    ['reporter', { reporter: 'linda@acme.test' }],
    ['report.missing.0', { report: { ...well, missing: ['greta@kunde.example'] } }],
    ['report.missing.0', { report: { ...well, missing: ['a'.repeat(61)] } }],
    ['report.missing', { report: { ...well, missing: Array.from({ length: 61 }, () => 'a') } }],
    ['report.hits.https://x', { report: { ...well, hits: { 'https://x': 1 } } }],
    ['report.hits.a', { report: { ...well, hits: { a: 'Dear Greta' } } }],
    ['report.hits.a', { report: { ...well, hits: { a: -1 } } }],
    ['report.hits', { report: { ...well, hits: names(61) } }],
  ])('refuses by the field what is no name or count: %s', async (field, over) => {
    const { rep, health } = await aDesk();
    const told = await api.ask(rep, '/api/webmails/report', whole(over));
    expect([told.status, z.parse(ApiError, told.body).error.problem?.field]).toEqual([400, field]);
    expect(await health()).toEqual([]);
  });

  it('keeps nothing beside what it asks for', async () => {
    const { rep, tell, health, team } = await aDesk();
    const own = JSON.stringify(whole()).replace('"subject":1', '"__proto__":1');
    await api.ask(rep, '/api/webmails/report', own);
    await tell({
      url: 'https://mail',
      report: { ...well, text: 'Dear Greta', note: team.linda.id },
    });
    const text = JSON.stringify(await health());
    for (const word of ['https', 'Greta', team.linda.id, 'proto']) expect(text).not.toContain(word);
  });

  it('takes so many of a member and no more for an hour', async () => {
    const { tell, rep, team } = await aDesk();
    const reporter = deps.newId();
    for (let n = 0; n < 60; n += 1) expect((await tell({ reporter })).status).toBe(200);
    const { status, body } = await tell({ reporter }, rep);
    expect([status, z.parse(ApiError, body).error.code]).toEqual([429, 'slow-down']);
    expect((await tell({ reporter }, api.tokenOf(team.id, team.wang))).status).toBe(200);
  });

  it('lets the oldest go where a member makes up ever more browsers', async () => {
    const { team, tell, health } = await aDesk();
    const one = { webmail: 'outlook', version: '0.1.0', anchorVersion: null } as const;
    for (let n = 0; n <= mostReporters; n += 1) {
      deps.setNow(new Date(morning.getTime() + n));
      const report = { ...one, reporter: deps.newId(), report: well };
      await takeReport(deps, { teamId: team.id }, report as never);
    }
    await tell({ webmail: 'gmail' });
    expect((await health()).map(({ webmail, devices }) => [webmail, devices])).toEqual([
      ['gmail', 1],
      ['outlook', mostReporters],
    ]);
  });
});

function names(count: number): Record<string, number> {
  const letters = Array.from({ length: count }, (_, n) => 'a'.repeat(n + 1).slice(0, 60));
  return Object.fromEntries(letters.map((name, n) => [n === 60 ? 'b' : name, 1]));
}
