import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { TeamId } from '#lib/domain/ids.ts';
import { mailboxes } from '#server/database/schema/desk.ts';
import { accounts } from '#server/database/schema/mail.ts';
import { startMail } from '#server/mail/mail.ts';
import { sendMail } from '#server/mail/send.ts';
import { withAccount } from '#server/mail/with-account.ts';
import { toAccount } from '#server/services/accounts/account.ts';
import { loginOf } from '#server/services/accounts/accounts.ts';
import { troubleOf } from '#server/services/accounts/trouble.ts';
import type { ConsentClient } from '#server/services/consent/client.ts';
import { Tokens } from '#server/services/consent/tokens.ts';
import { hasMailStack, impatient } from '#tests/server/mail/desk.ts';
import { type FrontDoor, openFrontDoor, type TestBrowser } from '#tests/server/pages/front-door.ts';
import { objections } from '#tests/server/pages/objections.ts';
import { type LineServer, lineServer, smtpAnswers } from '#tests/support/line-server.ts';
import { type MailStack, startMailStack } from '#tests/support/mailstack.ts';
import { type OpenIdProvider, openIdProvider } from '#tests/support/openid-provider.ts';

/** Dovecot asks a real OpenID provider about every token; the pages lead to it and back. */
describe.skipIf(!hasMailStack)('consent', () => {
  let provider: OpenIdProvider;
  let stack: MailStack;
  let sender: LineServer;
  let door: FrontDoor;
  let admin: TestBrowser;
  let here: string;
  /** Tokens the sending server took. */
  const taken: string[] = [];

  beforeAll(async () => {
    // The provider says at length that it is set up for a test.
    for (const loud of ['info', 'warn'] as const) vi.spyOn(console, loud).mockReturnValue();
    provider = await openIdProvider('http://localhost/consent');
    stack = await startMailStack({ introspection: provider.introspection });
    sender = await lineServer({ greeting: ['220 smtp.acme.test'], answer: smtpAnswers(xoauth2) });
    const client = (over: Partial<ConsentClient['server']> = {}): ConsentClient => ({
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
      server: {
        issuer: provider.url,
        authorization_endpoint: `${provider.url}/auth`,
        token_endpoint: `${provider.url}/token`,
        ...over,
      },
      imap: { ...stack.imap, security: 'none' },
      smtp: { host: sender.host, port: sender.port, security: 'none' },
      scope: 'mail offline_access',
      asks: { prompt: 'consent' },
    });
    const device = { device_authorization_endpoint: `${provider.url}/device/auth` };
    const clients = { google: client(), microsoft: client(device) };
    door = await openFrontDoor({ consents: { clients, now: () => door.deps.now() } });
    ({ admin } = await door.setUp());
    const about = { address: 'info@acme.test', name: '', aliases: '' };
    const fresh = await admin.get('/mailboxes/new');
    const page = await fresh.submit({ ...about, viewHours: '24', replyHours: '48' });
    here = page.path.split('?')[0] ?? '';
  });
  afterAll(async () => {
    await door.close();
    await sender.close();
    await stack.stop();
    await provider.close();
  });

  /** XOAUTH2 as Google documents it: an error in base64, an empty line back, then 535. Microsoft says 535 at once. */
  let isAsking = true;
  async function xoauth2(line: string): Promise<string[]> {
    const [, , given = ''] = line.split(' ');
    const said = Buffer.from(given, 'base64').toString();
    const [user = '', bearer = ''] = said.split('\u0001');
    const token = bearer.replace('auth=Bearer ', '');
    const { username, password, origin, pathname } = new URL(provider.introspection);
    const response = await fetch(origin + pathname, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
      body: new URLSearchParams({ token }),
    });
    const { active, sub } = (await response.json()) as { active: boolean; sub?: string };
    if (!active || `user=${sub}` !== user) {
      return isAsking
        ? [`334 ${btoa('{"status":"400"}')}`]
        : ['535 5.7.3 Authentication unsuccessful'];
    }
    taken.push(token);
    return ['235 2.7.0 Accepted'];
  }

  const kept = async () => {
    const rows = await door.deps.database.select().from(accounts);
    const row = rows.find(({ mailboxId }) => mailboxId !== null);
    if (!row) return null;
    const tokens = Tokens.parse(JSON.parse(door.vault.open(row.secret, row.id)));
    return { row, account: toAccount(row), tokens };
  };
  const present = async () => {
    const found = await kept();
    if (!found) throw new Error('no account');
    return found;
  };
  /** Follows the link on the mailbox's page to the provider, consents there as `login`, and comes back. */
  const consentAs = async (login: string, browser = admin) => {
    const page = await admin.get(`${here}?provider=google`);
    const link = /href="(\/consent\/mailbox\/[^"]*\/google)"/.exec(page.html)?.[1] ?? '';
    const asked = (await admin.get(link)).headers.get('location') ?? '';
    const back = await provider.consent(asked, login);
    return browser.get(back.pathname + back.search);
  };
  const folders = async () => {
    const { account } = await present();
    return withAccount(
      door.deps,
      door.vault,
      account,
      async (client) => (await client.list()).length,
    );
  };
  const later = (minutes: number) =>
    door.deps.setNow(new Date(door.deps.now().getTime() + minutes * 60_000));

  test('of somebody who may not open the mailbox keeps nothing', async () => {
    const page = await consentAs('linda@acme.test');
    expect(page.status).toBe(400);
    expect(page.text).toContain('does not open this mailbox');
    expect(await objections(page)).toEqual([]);
    expect(await kept()).toBeNull();
  });

  test('that answers no question of ours keeps nothing', async () => {
    const page = await admin.get(`${here}?provider=google`);
    expect(page.text).toContain('Sign in with Google');
    const forged = await admin.get('/consent?code=stolen&state=guessed');
    expect(forged.text).toContain('began in another browser');
    const asked = await admin.get(here.replace('/mailboxes', '/consent/mailbox') + '/google');
    expect(asked.headers.get('location')).toContain('code_challenge_method=S256');
    const wrong = await admin.get('/consent?code=stolen&state=guessed');
    expect(wrong.text).toContain('No consent was given. Nothing was changed.');
    expect(await kept()).toBeNull();
  });

  test('opens a mailbox for reading and sending, its tokens sealed', async () => {
    const page = await consentAs('info@acme.test');
    expect(page.text).toContain('The mailbox is connected.');
    expect(page.text).toContain('Opened by your consent at Google.');
    const { row, tokens } = await present();
    expect(row).toMatchObject({
      consentBy: 'google',
      provider: 'google',
      username: 'info@acme.test',
    });
    for (const secret of [tokens.accessToken, tokens.refreshToken]) {
      expect(JSON.stringify(row)).not.toContain(secret);
      expect(door.log()).not.toContain(secret);
    }
    expect(taken).toEqual([tokens.accessToken]);
    expect(await folders()).toBeGreaterThan(3);
    expect(await objections(page)).toEqual([]);
    const tested = await page.submit({ do: 'test' }, '/account');
    expect(tested.text).toContain('It works.');
    const chosen = await tested.submit({ do: 'save', sentFolder: 'Archive' }, '/account');
    expect(chosen.text).toContain('The mailbox is connected.');
    expect((await present()).row.sentFolder).toBe('Archive');
  });

  test('is renewed before its token ends, once for all who ask at the same time', async () => {
    const before = await present();
    later(59);
    const asked = () => loginOf(door.deps, door.vault, before.row.id);
    const logins = await Promise.all([asked(), asked(), asked()]);
    expect(provider.renewals()).toBe(1);
    const after = await present();
    expect(after.tokens.accessToken).not.toBe(before.tokens.accessToken);
    expect(after.tokens.refreshToken).not.toBe(before.tokens.refreshToken);
    for (const login of logins) {
      expect(login).toMatchObject({ accessToken: after.tokens.accessToken });
    }
    expect(after.row.version).toBe(before.row.version);
    expect(await folders()).toBeGreaterThan(3);
  });

  test('is renewed when a server refuses its token, and the next to come gets in', async () => {
    later(40);
    const reading = await present();
    await provider.revokeAccess(reading.tokens.accessToken);
    await expect(folders()).rejects.toThrow('has been renewed');
    expect(await folders()).toBeGreaterThan(3);

    const mail = { to: 'greta@buyer.example', from: 'info@acme.test', text: 'Hello' };
    const send = async (messageId: string) => {
      const { account } = await present();
      return sendMail(door.deps, door.vault, account, { ...mail, messageId });
    };
    for (isAsking of [true, false]) {
      later(40);
      const { tokens } = await present();
      await provider.revokeAccess(tokens.accessToken);
      taken.length = 0;
      const first = await send('<a@acme.test>');
      expect(first.status).toBe(isAsking ? 'accepted' : 'refused');
      expect((await send('<b@acme.test>')).status).toBe('accepted');
      const renewed = (await present()).tokens.accessToken;
      expect(renewed).not.toBe(tokens.accessToken);
      expect(new Set(taken)).toEqual(new Set([renewed]));
    }
  });

  test('is not asked for again and again where a fresh token is refused', async () => {
    const { tokens } = await present();
    await provider.revokeAccess(tokens.accessToken);
    const renewals = provider.renewals();
    const refused = await folders().catch((error: unknown) => error);
    expect(troubleOf(refused)).toBe('consent');
    expect(provider.renewals()).toBe(renewals);
  });

  test('that is withdrawn is a trouble of its own, which a new one ends', async () => {
    const { tokens, row } = await present();
    await provider.revokeConsent(tokens.refreshToken);
    later(120);
    const mail = startMail(door.deps, door.vault, { patience: impatient });
    const troubleIs = (kind: string | null) =>
      vi.waitFor(
        async () => {
          const [mailbox] = await door.deps.database
            .select()
            .from(mailboxes)
            .where(eq(mailboxes.teamId, row.teamId as TeamId));
          expect(mailbox?.trouble?.kind ?? null).toBe(kind);
        },
        { timeout: 20_000, interval: 50 },
      );
    await troubleIs('consent');
    expect((await admin.get(here)).text).toContain('The consent ran out or was withdrawn.');
    expect((await consentAs('info@acme.test')).text).toContain('The mailbox is connected.');
    await troubleIs(null);
    await mail.stop();
  });

  test('can be given by a code in another browser', async () => {
    const page = await admin.get(`${here}?provider=microsoft`);
    const asked = await page.submit({}, '/microsoft/code');
    const code = /class="code">([^<]*)</.exec(asked.html)?.[1] ?? '';
    const where = /href="(http:\/\/127[^"]*)"/.exec(asked.html)?.[1] ?? '';
    const early = await asked.submit({}, '/consent/code');
    expect(early.text).toContain('Not confirmed there yet.');
    expect([...(await objections(asked)), ...(await objections(early))]).toEqual([]);
    await provider.confirmCode(where, code, 'info@acme.test');
    const done = await early.submit({}, '/consent/code');
    expect(done.text).toContain('The mailbox is connected.');
    expect((await present()).row).toMatchObject({ consentBy: 'microsoft' });
    expect(await folders()).toBeGreaterThan(3);
    const again = await early.submit({}, '/consent/code');
    expect(again.status).toBe(400);
  });

  test('is an admin’s to give for a mailbox, and comes back to the session that began it', async () => {
    const made = await (await admin.get('/members')).submit({ role: 'rep', address: '' });
    const join = /value="http:\/\/localhost(\/join\/[^"]*)"/.exec(made.html)?.[1] ?? '';
    const linda = door.browser();
    const secret = 'a calm long sentence';
    const fields = { name: 'Linda', address: 'linda@acme.test', password: secret, again: secret };
    await (await linda.get(join)).submit(fields);
    const link = `${here.replace('/mailboxes', '/consent/mailbox')}/google`;
    expect((await linda.get(link)).status).toBe(403);
    const { row } = await present();
    expect((await consentAs('info@acme.test', linda)).text).toContain('began in another browser');
    expect((await present()).row.version).toBe(row.version);

    const own = (await linda.get('/consent/own/google')).headers.get('location') ?? '';
    const back = await provider.consent(own, 'linda@acme.test');
    const done = await linda.get(back.pathname + back.search);
    expect(done.text).toContain('Your own mailbox is connected.');
  });
});
