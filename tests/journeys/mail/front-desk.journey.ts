import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Customer } from '#lib/domain/customer.ts';
import { parseMail, wholeMail } from '#server/mail/facts/parse.ts';
import { findChromium } from '#tests/support/browser.ts';
import { bounceOf, letter, lucia, vacation } from '#tests/support/lucia.ts';
import { readFolder } from '#tests/support/mail-folder.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { acknowledgements, inquiryWith, makeRule } from '#tests/support/pump-desk.ts';
import { roundcubeTab } from '#tests/support/roundcube-tab.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';

/**
 * The front desk by itself, with nobody's browser open: acknowledged in the customer's language, put on record, given to
 * the right person by a rule, handed into their own mailbox, and followed until a person really answers.
 */
const print = (what: string, since: number): void =>
  void process.stdout.write(`${what}: ${Math.round(performance.now() - since)} ms\n`);

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
