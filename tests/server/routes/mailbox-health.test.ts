import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { ApiError, HealthResponse } from '#lib/protocol/api.ts';
import { MailboxHealthResponse } from '#lib/protocol/mailbox-health.ts';
import { saveAccount } from '#server/services/accounts/save-account.ts';
import { vaultWith } from '#server/services/accounts/vault.ts';
import { apiOfFile } from '#tests/support/api-of-file.ts';
import { as, aTeam } from '#tests/support/server-deps.ts';
import { hoursLater, morning } from '#tests/support/rows.ts';

const { deps, api } = await apiOfFile();

const path = '/api/mailboxes/health';

async function connected() {
  deps.setNow(morning);
  const team = await aTeam(deps);
  const server = { host: '127.0.0.1', port: 1, security: 'none' } as const;
  await saveAccount(deps, vaultWith(Buffer.alloc(32, 7)), team.id, as(team.ada), {
    of: { kind: 'mailbox', mailboxId: team.mailboxId },
    address: 'info@acme.test',
    username: 'info@acme.test',
    password: 'test',
    imap: server,
    smtp: null,
    sentFolder: null,
  });
  return team;
}

describe('GET /api/mailboxes/health', () => {
  it('tells a manager how each mailbox is, and nobody else', async () => {
    const team = await connected();
    const token = await api.tokenOf(team.id, team.max);
    const fresh = await api.ask(token, path);
    expect(fresh.status).toBe(200);
    expect(z.parse(MailboxHealthResponse, fresh.body).mailboxes).toEqual([
      {
        mailboxId: team.mailboxId,
        lastReadAt: null,
        lastMailAt: null,
        waiting: 0,
        trouble: null,
        selfCheck: null,
      },
    ]);
    deps.setNow(hoursLater(0.15));
    const late = await api.ask(token, path);
    expect(z.parse(MailboxHealthResponse, late.body).mailboxes[0]?.trouble).toEqual({
      kind: 'gap',
      since: morning,
    });
    const rep = await api.ask(await api.tokenOf(team.id, team.linda), path);
    expect([rep.status, z.parse(ApiError, rep.body).error.code]).toEqual([403, 'not-allowed']);
  });

  it('gives the public counts alone', async () => {
    await connected();
    deps.setNow(hoursLater(0.15));
    const { body } = await api.ask(null, '/api/health');
    const { mailboxes } = z.parse(HealthResponse, body);
    expect(mailboxes?.watched).toBeGreaterThan(0);
    expect(mailboxes?.troubled).toBe(mailboxes?.watched);
    expect(JSON.stringify(body)).not.toContain('acme');
  });
});
