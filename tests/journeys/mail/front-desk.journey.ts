import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '#lib/domain/customer.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Rule } from '#lib/domain/rule.ts';
import { parseMail, wholeMail } from '#server/mail/facts/parse.ts';
import { findChromium } from '#tests/support/browser.ts';
import { freePort } from '#tests/support/free-port.ts';
import { readFolder, readSources } from '#tests/support/mail-folder.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { startPostgres, type Postgres } from '#tests/support/postgres.ts';
import { roundcubeTab } from '#tests/support/roundcube-tab.ts';
import { aRule } from '#tests/support/rows.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import {
  startServerProcess,
  type ServerProcess,
} from '#tests/support/team-server/server-process.ts';
import { until } from '#tests/support/until.ts';

/**
 * The front desk by itself, with nobody's browser open: acknowledged in the customer's language, put on record, given to
 * the right person by a rule, handed into their own mailbox, and followed until a person really answers.
 */
const lucia = 'lucia@bombas-gomez.example';

const letter = (subject: string, id: string): string =>
  [
    `From: =?UTF-8?Q?Luc=C3=ADa_G=C3=B3mez?= <${lucia}>`,
    'To: info@acme.test',
    `Subject: ${subject}`,
    `Message-ID: <${id}@bombas-gomez.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Estimados señores:',
    '',
    'Por favor, envíennos una cotización de 40 bombas sumergibles de 7,5 kW, con plazo de entrega a Valencia.',
    '',
    'Un saludo,',
    'Lucía Gómez',
    'Bombas Gómez S.L.',
    'Tel. +34 963 55 51 23',
    '',
  ].join('\r\n');

/** What a mail server says when nobody lives at an address (RFC 3464). */
const bounceOf = (messageId: string, to: string): string =>
  [
    'From: Mail Delivery System <Mailer-Daemon@mx.acme.test>',
    `To: ${to}`,
    'Subject: Mail delivery failed: returning message to sender',
    `Message-ID: <bounce-${Date.now()}@mx.acme.test>`,
    `Date: ${new Date().toUTCString()}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This message was created automatically by mail delivery software.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.acme.test',
    '',
    'Action: failed',
    `Final-Recipient: rfc822;${lucia}`,
    'Status: 5.1.1',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    `To: ${lucia}`,
    '',
    '--b--',
    '',
  ].join('\r\n');

const vacation = (inReplyTo: string, to: string): string =>
  [
    `From: ${lucia}`,
    `To: ${to}`,
    'Subject: Respuesta automática: bombas',
    `Message-ID: <away-${Date.now()}@bombas-gomez.example>`,
    `In-Reply-To: ${inReplyTo}`,
    `References: ${inReplyTo}`,
    'Auto-Submitted: auto-replied',
    `Date: ${new Date().toUTCString()}`,
    '',
    'Estoy de vacaciones hasta el lunes.',
    '',
  ].join('\r\n');

const print = (what: string, since: number): void =>
  void process.stdout.write(`${what}: ${Math.round(performance.now() - since)} ms\n`);

/** What was sent to the customer by itself. */
async function acknowledgements(stack: MailStack): Promise<string[]> {
  const all = await readSources(stack, lucia);
  return all.filter((source) => /^auto-submitted: auto-replied/im.test(source));
}

async function inquiryWith(device: Device, subject: string): Promise<Inquiry | null> {
  const all = await device.rows('inquiries');
  return all.find((inquiry) => inquiry.subject === subject) ?? null;
}

/** "Subject contains *bombas*: give it to this member and hand it off to their own mailbox." */
async function makeRule(boss: Device, member: Device): Promise<void> {
  const memberId = await member.memberId();
  const rule: Omit<Rule, 'seq'> = aRule({
    name: 'Pumps',
    conditions: [{ kind: 'words', not: false, where: 'subject', any: ['bombas'] }],
    effects: [
      { kind: 'assign', to: { kind: 'member', memberId } },
      { kind: 'hand-off', templateId: null },
    ],
  });
  expect(await boss.perform('save-rule', { rule })).toMatchObject({ status: 'done' });
}

describe('the front desk, with nobody there', () => {
  let stack: MailStack;
  let server: TeamServer;
  let boss: Device;
  let wang: Device;
  const subject = 'Cotización de 40 bombas sumergibles';
  const now = () => inquiryWith(boss, subject);

  beforeAll(async () => {
    stack = await startMailStack();
    server = await startTeamServer({ mail: { stack, own: ['wang'] } });
    boss = await server.boss.connect();
    wang = await server.wang.connect();
    await makeRule(boss, wang);
  });
  afterAll(async () => {
    await server?.stop();
    await stack?.stop();
  });

  test('acknowledges in the customer’s language, in the thread, once', async () => {
    const sent = performance.now();
    await stack.deliver(letter(subject, 'bombas-40'), { from: lucia, to: ['info@acme.test'] });
    const [first] = await until(
      async () => {
        const all = await acknowledgements(stack);
        return all.length > 0 ? all : null;
      },
      { patience: 60_000, what: 'an acknowledgement' },
    );
    print('delivered → acknowledged', sent);
    expect(first).toMatch(/^in-reply-to: <bombas-40@bombas-gomez\.example>/im);
    expect(first).toMatch(/^references:\s+<bombas-40@bombas-gomez\.example>/im);
    expect(first).toMatch(/^from: .*info@acme\.test/im);
    const { text } = await parseMail(wholeMail(Buffer.from(first ?? '')));
    const inquiry = await until(async () => {
      const found = await now();
      return found?.acknowledgement?.state === 'sent' ? found : null;
    });
    expect(text).toMatch(/gracias/i);
    // "Cotización" is high intent, which the rules that every team begins with answer sooner.
    expect(inquiry.hours).not.toBeNull();
    expect(text).toContain(` ${inquiry.hours?.replyHours} horas`);
    expect(await now()).toMatchObject({
      language: 'es',
      acknowledgement: { state: 'sent', language: 'es' },
    });
  });

  test('puts the customer on record', async () => {
    const inquiry = await now();
    const customers: Customer[] = await boss.rows('customers');
    expect(customers.find(({ id }) => id === inquiry?.customerId)).toMatchObject({
      name: 'Lucía Gómez',
      addresses: [lucia],
      company: 'Bombas Gómez S.L.',
      country: 'ES',
      phone: '+34963555123',
      language: 'es',
    });
    expect(inquiry).toMatchObject({ channel: 'direct' });
  });

  test('gives it to the rep the rule names, and into their own mailbox', async () => {
    const handed = await until(
      async () => {
        const inquiry = await now();
        return inquiry?.handoff?.delivery === 'delivered' ? inquiry : null;
      },
      { patience: 60_000, what: 'a hand-off' },
    );
    expect(handed).toMatchObject({
      stage: 'handed-off',
      assigneeId: await wang.memberId(),
      assignedBy: null,
      routing: { rules: expect.arrayContaining([expect.objectContaining({ name: 'Pumps' })]) },
    });
    expect(handed.replyBy).not.toBeNull();
    const own = await readFolder(stack, 'wang');
    expect(own.filter(({ messageId }) => messageId?.includes('bombas-40'))).toHaveLength(1);
  });

  test('stops the clock when the rep answers from there', async () => {
    const browser = await chromium.launch({
      executablePath: findChromium() ?? '',
      args: ['--no-sandbox'],
    });
    try {
      const mail = roundcubeTab(await browser.newPage(), stack);
      await mail.logIn('wang');
      await mail.select(subject);
      await mail.reply();
      const area = mail.page.locator('#composebody');
      const quoted = await area.inputValue();
      await area.fill(
        `Estimada Lucía:\n\nLe enviamos nuestra oferta por 40 bombas mañana por la mañana.\n\nWang\n\n${quoted}`,
      );
      const draft = await mail.draft();
      await draft.send();
    } finally {
      await browser.close();
    }
    const answered = await until(
      async () => {
        const inquiry = await now();
        return inquiry?.answer ? inquiry : null;
      },
      { patience: 60_000, what: 'the answer' },
    );
    expect(answered).toMatchObject({
      replyBy: null,
      answer: { evidence: 'server', by: await wang.memberId() },
    });
  });

  test('is moved by no vacation responder, and by a bounce as it should be', async () => {
    const answered = await now();
    const reply = (await boss.rows('messages')).find(
      ({ id }) => id === answered?.answer?.messageId,
    );
    const id = reply?.rfcMessageId ?? '';
    await stack.deliver(vacation(id, 'wang@acme.test'), { from: lucia, to: ['wang@acme.test'] });
    await stack.deliver(vacation(id, 'info@acme.test'), { from: lucia, to: ['info@acme.test'] });
    await stack.deliver(bounceOf(id, 'wang@acme.test'), { from: '', to: ['wang@acme.test'] });
    const back = await until(
      async () => {
        const inquiry = await now();
        return inquiry?.answer === null ? inquiry : null;
      },
      { patience: 60_000, what: 'the clock running again' },
    );
    expect(back.replyBy).toEqual(answered?.answer?.dueBy);
    const entries = (await boss.rows('entries')).filter(({ inquiryId }) => inquiryId === back.id);
    expect(entries.filter(({ action }) => action === 'customer-wrote')).toEqual([]);
    expect(entries.filter(({ action }) => action === 'bounced')).toHaveLength(1);
    expect(await acknowledgements(stack)).toHaveLength(1);
  });
});

describe('on PostgreSQL, with two servers of which one dies', () => {
  let stack: MailStack;
  let postgres: Postgres;
  let first: TeamServer;
  let second: ServerProcess;
  let folder: string;
  let boss: Device;
  /** A dead process holds its leases for half a minute, and its jobs for two. */
  const takeover = { patience: 240_000 };

  beforeAll(async () => {
    [stack, postgres] = await Promise.all([startMailStack(), startPostgres()]);
    const databaseUrl = await postgres.createDatabase();
    const key = randomBytes(32).toString('base64');
    first = await startTeamServer({ databaseUrl, key, mail: { stack, own: ['wang'] } });
    folder = await mkdtemp(join(tmpdir(), 'baton-second-'));
    second = await startServerProcess({
      BATON_DATA: folder,
      BATON_PORT: String(await freePort()),
      BATON_KEY: key,
      DATABASE_URL: databaseUrl,
    });
    boss = await first.boss.connect();
    await makeRule(boss, await first.wang.connect());
  });
  afterAll(async () => {
    await second?.stop();
    await first?.stop();
    await postgres?.stop();
    await stack?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** A mail comes, and whichever process reaches `point` first dies there; then it is started again. */
  async function deliverAndKill(subject: string, id: string, point: string): Promise<void> {
    await Promise.all([first.killAt(point), second.killAt(point)]);
    // Another sender each time, for one is acknowledged once in a week.
    const from = `${id}@bombas-gomez.example`;
    await stack.deliver(letter(subject, id).replaceAll(lucia, from), {
      from,
      to: ['info@acme.test'],
    });
    const died = await Promise.race([
      first.ended().then(() => ({ dead: first, alive: second })),
      second.ended().then(() => ({ dead: second, alive: first })),
    ]);
    await died.alive.spare();
    await died.dead.start();
  }

  const settled = (subject: string, states: string[]) =>
    until(
      async () => {
        const inquiry = await inquiryWith(boss, subject);
        const isAcknowledged = states.includes(inquiry?.acknowledgement?.state ?? '');
        return isAcknowledged && inquiry?.handoff?.delivery === 'delivered' ? inquiry : null;
      },
      { ...takeover, what: `${subject}, settled` },
    );

  async function copies(subject: string, id: string) {
    const to = await readSources(stack, `${id}@bombas-gomez.example`);
    const own = await readFolder(stack, 'wang');
    return {
      acknowledged: to.filter((source) => /^auto-submitted: auto-replied/im.test(source)).length,
      handedOff: own.filter(({ messageId }) => messageId?.includes(`${id}@`)).length,
    };
  }

  test('before sending: exactly one acknowledgement and one hand-off', async () => {
    const subject = 'Oferta de bombas, antes';
    await deliverAndKill(subject, 'antes', 'acknowledgement-planned');
    await settled(subject, ['sent']);
    expect(await copies(subject, 'antes')).toEqual({ acknowledged: 1, handedOff: 1 });
  });

  test('inside it: at most one, and a person is told', async () => {
    const subject = 'Oferta de bombas, durante';
    await deliverAndKill(subject, 'durante', 'acknowledgement-written');
    const inquiry = await settled(subject, ['unsure']);
    expect(await copies(subject, 'durante')).toEqual({ acknowledged: 0, handedOff: 1 });
    const told = (await boss.rows('entries')).filter(
      ({ inquiryId, detail }) => inquiryId === inquiry.id && detail.acknowledgement === 'unsure',
    );
    expect(told).toHaveLength(1);
  });

  test('and the log of it all is whole', async () => {
    expect(await first.verify()).toMatchObject({ kind: 'whole' });
  });
});
