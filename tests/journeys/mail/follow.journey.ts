import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { readFolder, readSources } from '#tests/support/mail-folder.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { stepByStep } from '#tests/support/steps.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';

/**
 * What happens after the first mail, on the real mail stack and with nobody's browser open: which mail of ours is an
 * answer and by which evidence, what takes it back, and how the conversation goes on in two mailboxes.
 */
const lucia = 'lucia@bombas-gomez.example' as const;
const said = 'We can deliver the forty pumps in three weeks, at 380 EUR each FOB Ningbo.';

let stack: MailStack;
let server: TeamServer;
let boss: Device;
let linda: Device;

beforeAll(async () => {
  const away = [
    'require ["vacation", "vacation-seconds"];',
    `vacation :seconds 0 :addresses ["${lucia}"] :subject "Fuera de la oficina" "Vuelvo el lunes.";`,
  ].join('\n');
  stack = await startMailStack({ sieve: { [lucia]: away } });
  server = await startTeamServer({ mail: { stack, own: ['linda'] } });
  boss = await server.boss.connect();
  linda = await server.linda.connect();
});
afterAll(async () => {
  await server?.stop();
  await stack?.stop();
});

const inquiryOf = async (word: string): Promise<Inquiry> => {
  const found = (await boss.rows('inquiries')).find(({ subject }) => subject === `Pumps ${word}`);
  if (!found) throw new Error(`no inquiry of ${word} yet`);
  return found;
};
const state = (word: string, is: (inquiry: Inquiry) => boolean) =>
  until(
    async () => {
      const inquiry = await inquiryOf(word);
      return is(inquiry) ? inquiry : null;
    },
    { patience: 60_000, what: `${word} as expected` },
  );
const entriesOf = async ({ id }: Inquiry) =>
  (await boss.rows('entries')).filter(({ inquiryId }) => inquiryId === id);
const replyOf = async ({ id }: Inquiry) =>
  (await boss.rows('messages')).find(
    ({ inquiryId, direction, reply }) =>
      inquiryId === id && direction === 'out' && reply?.reason !== 'acknowledgement',
  );

async function asked(word: string, from: string): Promise<Inquiry> {
  await stack.deliver(
    {
      from,
      subject: `Pumps ${word}`,
      text: `Could you quote forty pumps for our plant, with delivery to Valencia? (${word})`,
      headers: { 'Message-ID': `<${word}@asked.example>` },
    },
    { from, to: ['info@acme.test'] },
  );
  return until(() => inquiryOf(word), { what: `the inquiry of ${word}` });
}

interface Mail {
  word: string;
  from: 'info' | 'linda' | 'wang';
  to: string;
  cc?: string;
  text?: string;
  /** Whether the sender's program keeps a copy in Sent, as all do. */
  keeps?: boolean;
}

/** A mail of ours, as a mail program sends it: over SMTP, then with a copy in Sent, which a report may overtake. */
async function answer(mail: Mail): Promise<string> {
  const { word, from, to, cc, text = said, keeps = true } = mail;
  const id = `<re.${word}.${Date.now()}@acme.test>`;
  const raw = [
    `From: ${stack.users[from]}`,
    `To: ${to}`,
    ...(cc ? [`Cc: ${cc}`] : []),
    `Subject: Re: Pumps ${word}`,
    `Message-ID: ${id}`,
    `In-Reply-To: <${word}@asked.example>`,
    `References: <${word}@asked.example>`,
    `Date: ${new Date().toUTCString()}`,
    '',
    text,
    '',
    `> Could you quote forty pumps for our plant, with delivery to Valencia? (${word})`,
    '',
  ].join('\r\n');
  const envelope = { from: stack.users[from], to: [to, ...(cc ? [cc] : [])] };
  await stack.deliver(raw, envelope);
  if (keeps) await keep(from, raw);
  return id;
}

async function keep(account: 'info' | 'linda' | 'wang', raw: string): Promise<void> {
  const client = new ImapFlow({
    ...stack.imap,
    secure: false,
    logger: false,
    auth: { user: stack.users[account], pass: stack.password },
  });
  await client.connect();
  await client.append('Sent', raw, ['\\Seen']);
  await client.logout();
}

/** Mail servers count whole seconds; what comes in the second of an answer counts as answered by it. */
const laterThan = (at: Date | undefined) =>
  until(() => Date.now() > (at?.getTime() ?? 0) + 1000, { what: 'the next second' });

describe('a mail of ours', () => {
  stepByStep(() => ({ server, people: [] }));

  test('in info@’s Sent answers, by nobody it could name', async () => {
    await asked('sent', 'sent@asked.example');
    await answer({ word: 'sent', from: 'info', to: 'sent@asked.example' });
    const inquiry = await state('sent', ({ answer: found }) => found !== null);
    expect(inquiry).toMatchObject({ replyBy: null, answer: { by: null, evidence: 'server' } });
    expect(await replyOf(inquiry)).toMatchObject({ reply: { reason: 'own-words' } });
  });

  test('in the rep’s own Sent answers by them, though only its header was read', async () => {
    await asked('own', 'own@asked.example');
    await answer({ word: 'own', from: 'linda', to: 'own@asked.example' });
    const inquiry = await state('own', ({ answer: found }) => found !== null);
    expect(inquiry.answer).toMatchObject({ by: await linda.memberId(), evidence: 'server' });
    expect(await replyOf(inquiry)).toMatchObject({
      snippet: '',
      reply: { class: 'effective', reason: 'headers-only' },
    });
  });

  test.each([
    ['info@acme.test', 'copy'],
    ['info+sent@acme.test', 'plus'],
  ])('copied to %s answers by whose address it is from', async (cc, word) => {
    await asked(word, `${word}@asked.example`);
    await answer({ word, from: 'wang', to: `${word}@asked.example`, cc });
    const inquiry = await state(word, ({ answer: found }) => found !== null);
    const wang = (await boss.rows('members')).find(({ name }) => name === 'Wang');
    expect(inquiry).toMatchObject({
      replyBy: null,
      assigneeId: wang?.id,
      answer: { by: wang?.id, evidence: 'copy' },
    });
  });

  test('that only thanks is kept, and the clock runs on until a manager says otherwise', async () => {
    await asked('thanks', 'thanks@asked.example');
    const text = 'Dear Sir,\r\n\r\nthank you for your inquiry, we will get back to you soon.';
    await answer({ word: 'thanks', from: 'info', to: 'thanks@asked.example', text });
    const mail = await until(async () => replyOf(await inquiryOf('thanks')), { what: 'the mail' });
    expect(mail.reply).toMatchObject({ class: 'ack-like', reason: 'courtesy' });
    const { id, replyBy, answer: none } = await inquiryOf('thanks');
    expect([replyBy === null, none]).toEqual([false, null]);
    const word = { inquiryId: id, messageId: mail.id, class: 'effective' as const };
    expect(await linda.perform('judge-reply', word)).toMatchObject({ status: 'refused' });
    expect(await boss.perform('judge-reply', word)).toMatchObject({ status: 'done' });
    const judged = await inquiryOf('thanks');
    expect(judged).toMatchObject({ replyBy: null, answer: { dueBy: replyBy } });
    expect((await entriesOf(judged)).at(-1)).toMatchObject({
      action: 'judge-reply',
      detail: { replyClass: 'effective' },
    });
  });
});

describe('what programs send back', () => {
  stepByStep(() => ({ server, people: [] }));

  test('an absent customer’s program moves nothing', async () => {
    await asked('away', lucia);
    await answer({ word: 'away', from: 'linda', to: lucia });
    const answered = await state('away', ({ answer: found }) => found !== null);
    const own = () => readFolder(stack, 'linda');
    await until(async () => (await own()).some(({ subject }) => /Fuera/.test(subject)), {
      what: 'the vacation answer',
    });
    // What comes after it in the same folder is met after it.
    await asked('marker', 'gone@marker.example');
    await answer({
      word: 'marker',
      from: 'linda',
      to: 'gone@marker.example',
    });
    await until(async () =>
      (await entriesOf(await inquiryOf('marker'))).some(({ action }) => action === 'bounced'),
    );
    expect(await inquiryOf('away')).toMatchObject({ replyBy: null, answer: answered.answer });
    const done = (await entriesOf(answered)).map(({ action }) => action);
    expect(done).not.toContain('customer-wrote');
    expect(await boss.rows('inquiries')).toHaveLength(7);
  });

  test.each([
    ['linda', 'the rep'],
    ['info', 'the mailbox'],
  ] as const)(
    'a mail server that finds nobody takes the answer back (to %s)',
    async (from, _who) => {
      const word = `back-${from}`;
      const to = `gone@${word}.example`;
      const before = await asked(word, to);
      const id = await answer({ word, from, to });
      const inquiry = await until(
        async () => {
          const done = (await entriesOf(await inquiryOf(word))).map(({ action }) => action);
          // The row behind those entries, not the one before them.
          return done.includes('bounced') && done.includes('replied') ? inquiryOf(word) : null;
        },
        { patience: 60_000, what: 'the bounce' },
      );
      expect(inquiry).toMatchObject({ answer: null, replyBy: before.replyBy });
      expect((await replyOf(inquiry))?.reply).toMatchObject({
        class: 'bounced',
        reason: 'bounced',
      });
      const reports = await readSources(stack, from);
      expect(reports.some((raw) => raw.includes(id) && /report-type=delivery/.test(raw))).toBe(
        true,
      );
      expect((await entriesOf(inquiry)).find(({ action }) => action === 'bounced')).toMatchObject({
        detail: { replyClass: 'bounced' },
      });
    },
  );
});

describe('a conversation in two mailboxes', () => {
  stepByStep(() => ({ server, people: [] }));
  const customer = 'both@asked.example';
  const next = (to: string, id: string, references: string[]) =>
    stack.deliver(
      {
        from: customer,
        to,
        subject: 'Re: Pumps both',
        text: `What about fifty of them, and the valves? (${id})`,
        headers: {
          'Message-ID': `<${id}@asked.example>`,
          'In-Reply-To': references.at(-1) ?? '',
          References: references.join(' '),
        },
      },
      { from: customer, to: [to] },
    );

  test('reaches the assignee’s own mailbox, with what the customer writes to info@ afterwards', async () => {
    const { id: inquiryId } = await asked('both', customer);
    expect(await linda.perform('claim', { inquiryId })).toMatchObject({ status: 'done' });
    await linda.perform('hand-off', { inquiryId, templateId: null });
    await state('both', ({ handoff }) => handoff?.delivery === 'delivered');
    await next('info@acme.test', 'second', ['<both@asked.example>']);
    await until(async () =>
      (await readFolder(stack, 'linda')).some(({ messageId }) => /second/.test(messageId ?? '')),
    );
    const there = (await readFolder(stack, 'linda')).map(({ messageId }) => messageId);
    expect(there.filter((one) => /<(?:both|second)@/.test(one ?? ''))).toHaveLength(2);
  });

  test('begins its clock anew where the customer answers the rep alone', async () => {
    const id = await answer({ word: 'both', from: 'linda', to: customer });
    const answered = await state('both', ({ answer: found }) => found !== null);
    await laterThan(answered.answer?.at);
    await next('linda@acme.test', 'third', ['<both@asked.example>', id]);
    const waiting = await state('both', ({ replyBy }) => replyBy !== null);
    expect(waiting).toMatchObject({ answer: null, stage: 'handed-off' });
    expect(waiting.clockFrom.getTime()).toBeGreaterThan(answered.answer?.at.getTime() ?? 0);
  });

  test('knows that somebody answered by what the customer answers', async () => {
    const { clockFrom } = await inquiryOf('both');
    await laterThan(clockFrom);
    const seen = ['<both@asked.example>', '<third@asked.example>'];
    await next('info@acme.test', 'fourth', [...seen, '<from-a-telephone@acme.test>']);
    const waiting = await state('both', (inquiry) => inquiry.clockFrom > clockFrom);
    const [last] = (await entriesOf(waiting))
      .filter(({ action }) => action === 'customer-wrote')
      .slice(-1);
    expect(last?.detail).toMatchObject({ answeredUnseen: true, evidence: 'guess' });
  });
});
