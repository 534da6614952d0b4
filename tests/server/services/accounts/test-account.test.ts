import { X509Certificate } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import type { MailServer, SignIn } from '#server/services/accounts/account.ts';
import { sha256Of } from '#server/services/accounts/tls-options.ts';
import { type AccountTest, testAccount } from '#server/services/accounts/test-account.ts';
import { certificateFor } from '#tests/support/certificate.ts';
import { freePort } from '#tests/support/free-port.ts';
import {
  type Answer,
  imapAnswers,
  type LineServer,
  lineServer,
  smtpAnswers,
} from '#tests/support/line-server.ts';

const log = pino({ level: 'silent' });
const running: LineServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function serve(given: Parameters<typeof lineServer>[0]): Promise<LineServer> {
  const server = await lineServer(given);
  running.push(server);
  return server;
}

const ready: Answer = ['* OK ready'];
const usual = 'IMAP4rev1 ID AUTH=PLAIN SASL-IR';
const patience = 800;

const at = ({ host, port }: Pick<LineServer, 'host' | 'port'>, over: Partial<MailServer> = {}) =>
  ({ host, port, security: 'none', ...over }) as MailServer;

function loginAt(imap: MailServer, smtp: MailServer | null = null): SignIn {
  return { imap, smtp, username: 'info@acme.test', password: 'the mail password' };
}

function reading(imap: MailServer): Promise<AccountTest> {
  return testAccount({ log }, loginAt(imap), null, patience);
}

/** An IMAP server that refuses the login with these words after NO. */
async function refusing(words: string, capabilities = usual): Promise<AccountTest> {
  const no = (tag: string): Answer => [`${tag} NO ${words}`];
  const answer = imapAnswers(capabilities, { AUTHENTICATE: no, LOGIN: no });
  return reading(at(await serve({ greeting: ready, answer })));
}

describe('reading that does not work says why', () => {
  /** As people report the providers to word it, and by RFC where there is one. */
  test.each([
    // RFC 5530 §3.
    ['password', '[AUTHENTICATIONFAILED] Invalid credentials (Failure)'],
    // Gmail.
    [
      'code',
      '[ALERT] Application-specific password required: https://support.google.com (Failure)',
    ],
    [
      'imap-off',
      '[ALERT] Your account is not enabled for IMAP use. Please visit your settings page.',
    ],
    // Zoho.
    ['imap-off', '[ALERT] You are yet to enable IMAP for your account. Please contact your admin'],
    // 163, and NetEase enterprise where the admin lists addresses.
    ['code', 'LOGIN ERR.LOGIN.REQCODE 请使用授权码登录'],
    ['ip-list', 'LOGIN Login error ERR.LOGIN.IPDENY'],
    // Exmail names every cause at once.
    [
      'refused',
      'Login Fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy.',
    ],
  ] as const)('%s: %s', async (trouble, words) => {
    expect(await refusing(words)).toMatchObject({ imap: trouble, smtp: null, folders: [] });
  });

  test('no passwords are taken, only consent', async () => {
    // Microsoft 365 announces this before any login.
    const test = await refusing('LOGIN failed.', 'IMAP4rev1 AUTH=XOAUTH2 LOGINDISABLED SASL-IR ID');
    expect(test.imap).toBe('wants-consent');
  });

  test('a token is good, but the mailbox may not be read so', async () => {
    // What Microsoft 365 answers after a login that succeeded.
    const answer = imapAnswers('IMAP4rev1 ID NAMESPACE AUTH=XOAUTH2 SASL-IR', {
      NAMESPACE: (tag) => [`${tag} BAD User is authenticated but not connected.`],
    });
    const server = await serve({ greeting: ready, answer });
    let renewals = 0;
    const renew = () => Promise.resolve(String((renewals += 1)));
    const login = { imap: at(server), smtp: null, username: 'info@acme.test' };
    const token = { ...login, accessToken: 'token', renew };
    expect(await testAccount({ log }, token, null, patience)).toMatchObject({ imap: 'imap-off' });
    expect(renewals).toBe(0);
    const refused = imapAnswers('IMAP4rev1 ID AUTH=XOAUTH2 SASL-IR', {
      AUTHENTICATE: (tag) => [`${tag} NO AUTHENTICATE failed.`],
    });
    const other = await serve({ greeting: ready, answer: refused });
    await testAccount({ log }, { ...token, imap: at(other) }, null, patience);
    expect(renewals).toBe(1);
  });

  test('nobody answers there', async () => {
    expect(await reading(at({ host: '127.0.0.1', port: await freePort() }))).toMatchObject({
      imap: 'unreachable',
    });
  });

  test('something else answers', async () => {
    const web = await serve({ greeting: { raw: 'HTTP/1.1 400 Bad Request\r\n\r\n<html>' } });
    expect((await reading(at(web))).imap).toBe('not-mail');
    const smtp = await serve({ greeting: ['220 mail.acme.test ESMTP'] });
    expect((await reading(at(smtp))).imap).toBe('not-mail');
    const closing = await serve({ greeting: { raw: 'go away' } });
    expect((await reading(at(closing))).imap).not.toBeNull();
  });

  test('it never greets', async () => {
    expect((await reading(at(await serve({ greeting: 'hang' })))).imap).toBe('silent');
  });

  test('it stops in the middle of an answer', async () => {
    const half = (): Answer => ({ raw: '* LIST (\\HasNo' });
    const answer = imapAnswers(usual, { LIST: half });
    expect((await reading(at(await serve({ greeting: ready, answer })))).imap).toBe('silent');
    const login = imapAnswers(usual, { AUTHENTICATE: () => 'hang' });
    expect((await reading(at(await serve({ greeting: ready, answer: login })))).imap).toBe(
      'silent',
    );
  });

  test('it talks on and on without an end', async () => {
    const drip: Answer = { drip: '* OK still looking' };
    const answer = imapAnswers(usual, { EXAMINE: () => drip });
    const server = await serve({ greeting: ready, answer });
    expect((await reading(at(server))).imap).toBe('silent');
  });
});

describe('encryption', () => {
  test('is not there: no password leaves', async () => {
    const plain = await serve({ greeting: ready, answer: imapAnswers(usual) });
    expect((await reading(at(plain, { security: 'tls' }))).imap).toBe('no-tls');
    expect((await reading(at(plain, { security: 'starttls' }))).imap).toBe('no-tls');
    expect(plain.heard.join('\n')).not.toMatch(/AUTHENTICATE|LOGIN/);
  });

  test('is left out on this computer alone', async () => {
    const { imap } = await reading({ host: 'imap.acme.test', port: 143, security: 'none' });
    expect(imap).toBe('no-tls');
  });

  test('a certificate for another name is refused, and shown', async () => {
    const certificate = certificateFor(['host7.hosting.test', 'www.hosting.test']);
    const server = await serve({ greeting: ready, answer: imapAnswers(usual), certificate });
    const test = await reading(at(server, { security: 'tls' }));
    expect(test.imap).toBe('certificate');
    const x509 = new X509Certificate(certificate.cert);
    expect(test.certificates.imap).toMatchObject({
      names: ['host7.hosting.test', 'www.hosting.test'],
      issuer: 'host7.hosting.test',
      from: x509.validFromDate,
      to: x509.validToDate,
      sha256: sha256Of(x509.fingerprint256),
      isForHost: false,
    });
    expect(server.heard).toEqual([]);
  });

  test('one from nobody’s issuer is refused though its name is right', async () => {
    const certificate = certificateFor(['127.0.0.1']);
    const server = await serve({ greeting: ready, answer: imapAnswers(usual), certificate });
    const test = await reading(at(server, { security: 'tls' }));
    expect(test).toMatchObject({
      imap: 'certificate',
      certificates: { imap: { isForHost: true } },
    });
  });

  test('a pinned certificate is accepted, and that one alone', async () => {
    const [one, two] = [certificateFor(['host7.hosting.test']), certificateFor(['127.0.0.1'])];
    const pinOf = ({ cert: pem }: { cert: string }) => ({
      pem,
      sha256: sha256Of(new X509Certificate(pem).fingerprint256),
    });
    const over = { security: 'tls', pin: pinOf(one) } as const;
    const server = await serve({
      greeting: ready,
      answer: imapAnswers(usual),
      certificate: one,
    });
    expect(await reading(at(server, over))).toMatchObject({ imap: null, folders: ['INBOX'] });
    const sender = await serve({
      greeting: ['220 mail.acme.test ESMTP'],
      answer: smtpAnswers(() => ['235 ok']),
      certificate: one,
    });
    const both = await testAccount({ log }, loginAt(at(server, over), at(sender, over)));
    expect(both).toMatchObject({ imap: null, smtp: null });

    const changed = await serve({
      greeting: ready,
      answer: imapAnswers(usual),
      certificate: two,
    });
    const test = await reading(at(changed, over));
    expect(test).toMatchObject({
      imap: 'certificate',
      certificates: { imap: { isForHost: true } },
    });
    expect(changed.heard).toEqual([]);
    const fingerprint = { ...pinOf(two), sha256: pinOf(one).sha256 };
    const forged = await reading(at(changed, { security: 'tls', pin: fingerprint }));
    expect(forged.imap).toBe('certificate');
  });
});

describe('sending is judged apart from reading', () => {
  test.each([
    ['password', ['535 5.7.8 Error: authentication failed']],
    // Microsoft 365, and its retirement of basic authentication.
    [
      'smtp-off',
      [
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
      ],
    ],
    ['wants-consent', ['550 5.7.30 Basic authentication is not supported for Client Submission.']],
    // 163.
    ['smtp-off', ['550 User has no permission']],
    ['code', ['535 Error: authentication failed, please use authorization code to login']],
    ['silent', 'hang'],
  ] as const)('%s: %s', async (trouble, words) => {
    const imap = await serve({ greeting: ready, answer: imapAnswers(usual) });
    const smtp = await serve({
      greeting: ['220 mail.acme.test ESMTP'],
      answer: smtpAnswers(() => (words === 'hang' ? 'hang' : [...words])),
    });
    const login = loginAt(at(imap), at(smtp));
    const test = await testAccount({ log }, login, null, 500);
    expect(test).toMatchObject({ imap: null, smtp: trouble, folders: ['INBOX'] });
  });

  test('something else answers, or nothing', async () => {
    const imap = await serve({ greeting: ready, answer: imapAnswers(usual) });
    const sending = (smtp: MailServer) =>
      testAccount({ log }, loginAt(at(imap), smtp), null, patience);
    expect((await sending(at(imap))).smtp).toBe('not-mail');
    const drip: Answer = { drip: '250-and more' };
    const endless = await serve({ greeting: ['220 mail.acme.test'], answer: () => drip });
    expect((await sending(at(endless))).smtp).toBe('silent');
    const mute = await serve({ greeting: 'hang' });
    expect((await sending(at(mute))).smtp).toBe('silent');
    expect((await sending(at(mute, { port: await freePort() }))).smtp).toBe('unreachable');
    const plain = await serve({
      greeting: ['220 mail.acme.test ESMTP'],
      answer: smtpAnswers(() => ['235 ok']),
    });
    expect((await sending(at(plain, { security: 'starttls' }))).smtp).toBe('no-tls');
    expect((await sending(at(plain, { security: 'tls' }))).smtp).toBe('no-tls');
    expect(plain.heard.join('\n')).not.toContain('AUTH');
  });
});

test('says who it is, announced or not (RFC 2971)', async () => {
  const announced = await serve({ greeting: ready, answer: imapAnswers(usual) });
  const hidden = await serve({
    greeting: ready,
    answer: imapAnswers('IMAP4rev1 AUTH=PLAIN SASL-IR'),
  });
  const unknown = await serve({
    greeting: ready,
    answer: imapAnswers('IMAP4rev1 AUTH=PLAIN SASL-IR', {
      ID: (tag) => [`${tag} BAD unknown command`],
    }),
  });
  for (const server of [announced, hidden, unknown]) {
    expect((await reading(at(server))).imap).toBeNull();
    const ids = server.heard.findIndex((line) => line.includes(' ID ("name" "Baton"'));
    expect(ids).toBeGreaterThan(-1);
    expect(server.heard.findIndex((line) => line.includes('EXAMINE'))).toBeGreaterThan(ids);
  }
});
