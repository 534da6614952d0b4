import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSources } from '#tests/support/mail-folder.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { stepByStep } from '#tests/support/steps.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';

/** The first answer on the real mail stack, with nobody's browser open: at once, in their language, and never twice. */
const lucia = 'lucia@bombas-gomez.example' as const;
/** What was sent before a crash is looked for a minute long. */
const takeover = { patience: 120_000 };

let stack: MailStack;
let server: TeamServer;
let boss: Device;

beforeAll(async () => {
  const vacation = [
    'require ["vacation", "vacation-seconds"];',
    `vacation :seconds 0 :addresses ["${lucia}"] :subject "Fuera de la oficina" "Vuelvo el lunes.";`,
  ].join('\n');
  stack = await startMailStack({ sieve: { [lucia]: vacation } });
  server = await startTeamServer({ mail: { stack, own: [] } });
  boss = await server.boss.connect();
  // What lay there before the first look opens nothing.
  await until(
    async () => {
      await write('probe@probe.example', 'Is anybody watching?');
      return (await boss.rows('inquiries')).length > 0;
    },
    { every: 500 },
  );
});
afterAll(async () => {
  await server?.stop();
  await stack?.stop();
});

const spanish =
  'Buenos días: por favor, envíennos una cotización de 40 bombas sumergibles de 7,5 kW, con plazo de entrega a Valencia. Un saludo';

async function write(from: string, subject: string, text = spanish): Promise<void> {
  await stack.deliver({ from, to: 'info@acme.test', subject, text });
}

const inquiryOf = async (subject: string) =>
  (await boss.rows('inquiries')).find((one) => one.subject === subject) ?? null;

/** How the acknowledgement of that inquiry ended. */
const ended = (subject: string, state: string) =>
  until(
    async () => {
      const inquiry = await inquiryOf(subject);
      return inquiry?.acknowledgement?.state === state ? inquiry : null;
    },
    { ...takeover, what: `${subject}: ${state}` },
  );

describe('the first answer', () => {
  stepByStep(() => ({ server, people: [] }));

  test('comes at once, in the customer’s language and in their thread', async () => {
    const sent = performance.now();
    await write(lucia, 'Bombas sumergibles');
    const [raw = ''] = await until(async () => {
      const letters = await readSources(stack, lucia);
      return letters.length > 0 ? letters : null;
    });
    const took = Math.round(performance.now() - sent);
    process.stdout.write(`delivered → acknowledged, in the customer's inbox: ${took} ms\n`);
    expect(took).toBeLessThan(60_000);
    const mail = await simpleParser(raw);
    expect(mail.subject).toBe('Re: Bombas sumergibles');
    const inquiry = await ended('Bombas sumergibles', 'sent');
    // A rule may have given it less time than its mailbox has.
    expect(mail.text).toContain(`en un plazo de ${inquiry.hours?.replyHours ?? 48} horas`);
    expect(inquiry).toMatchObject({ answer: null, acknowledgement: { language: 'es' } });
    const first = (await boss.rows('messages')).find(
      ({ inquiryId, direction }) => inquiryId === inquiry.id && direction === 'in',
    );
    expect(mail.inReplyTo).toBe(first?.rfcMessageId);
    const copies = await readSources(stack, 'info', 'Sent');
    expect(copies.filter((copy) => copy.includes(mail.messageId ?? 'none'))).toHaveLength(1);
  });

  test('is answered by no vacation responder, and answers none', async () => {
    await stack.deliver(
      { from: 'info@acme.test', to: lucia, subject: 'A question', text: 'Which voltage is it?' },
      { from: 'info@acme.test', to: [lucia] },
    );
    const away = await until(async () => {
      const letters = await readSources(stack, 'info');
      return letters.find((raw) => raw.includes('Vuelvo el lunes.')) ?? null;
    });
    expect(away).toMatch(/^Auto-Submitted: auto-replied/m);
    // What is taken in afterwards shows that nothing followed from it.
    await write('jonas@berg.example', 'After the vacation');
    await ended('After the vacation', 'sent');
    const subjects = (await boss.rows('inquiries')).map(({ subject }) => subject);
    expect(subjects.filter((subject) => /oficina|lunes|question/.test(subject))).toEqual([]);
    const hers = await readSources(stack, lucia);
    expect(hers.filter((raw) => /^Auto-Submitted/m.test(raw))).toHaveLength(1);
    const theirs = await readSources(stack, 'info');
    expect(theirs.filter((raw) => raw.includes('Vuelvo el lunes.'))).toHaveLength(1);
  });

  const deaths: [string, string, number][] = [
    ['acknowledgement-planned', 'sent', 1],
    ['acknowledgement-written', 'unsure', 0],
    ['acknowledgement-sent', 'sent', 1],
  ];
  test.each(deaths)('killed at %s it is %s, and never sent twice', async (point, state, copies) => {
    const from = `greta@${point}.example` as const;
    await server.killAt(point);
    await write(from, `Killed at ${point}`);
    expect(await server.ended()).toBe('SIGKILL');
    await server.start();
    await ended(`Killed at ${point}`, state);
    expect(await readSources(stack, from)).toHaveLength(copies);
  });

  test('that is not sent because time passed while the server was away is said to be too old', async () => {
    // By the server's clock the mail lay there for thirteen hours.
    await server.advance(13 * 3_600_000);
    await server.kill();
    await write('late@late.example', 'Delivered while away');
    await server.start();
    const inquiry = await ended('Delivered while away', 'withheld');
    expect(inquiry.acknowledgement).toMatchObject({ reason: 'too-old' });
    expect(await readSources(stack, 'late@late.example')).toEqual([]);
  });

  test('after all of it the log is whole', async () => {
    await server.kill();
    expect(await server.verify()).toMatchObject({ kind: 'whole' });
  });
});
