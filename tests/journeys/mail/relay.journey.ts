import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoteId } from '#lib/domain/ids.ts';
import type { Message } from '#lib/domain/message.ts';
import { wordsFor } from '#lib/words/words.ts';
import { claimAtOnce } from '#tests/support/claim-at-once.ts';
import { readFolder } from '#tests/support/mail-folder.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { openPerson, type Person } from '#tests/support/person.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { stepByStep } from '#tests/support/steps.ts';
import { until } from '#tests/support/until.ts';
import { useTemplate } from '#tests/support/use-template.ts';

/**
 * The relay, end to end, on a real mail server and in a real webmail: a mail becomes an inquiry that one person claims,
 * answers or hands over, and the deadline stops because the server saw the reply. Each step goes on from the one before.
 */
const words = wordsFor('en');
const patience = { timeout: 30_000 };
const hour = 3_600_000;

const pumps = {
  from: '"Lucía Gómez" <lucia@bombas-gomez.example>',
  to: 'info@acme.test',
  subject: 'Cotización de 40 bombas sumergibles',
  text: 'Estimados señores:\n\nPor favor, envíennos una cotización de 40 bombas sumergibles de 7,5 kW, con plazo de entrega a Valencia.\n\nUn saludo,\nLucía Gómez\nBombas Gómez S.L.',
};
const valves = {
  from: '"Adaeze Okoro" <adaeze@okoro-farms.example>',
  to: 'info@acme.test',
  subject: 'Quotation for 12 gate valves',
  text: 'Dear Sir or Madam,\n\nplease quote 12 gate valves DN80, CIF Lagos.\n\nKind regards\nAdaeze Okoro\nOkoro Farms Ltd',
  headers: { 'Message-ID': '<valves-12@okoro-farms.example>' },
};
const motors = {
  from: 'Jonas Berg <jonas@berg-foerdertechnik.example>',
  to: 'info@acme.test',
  subject: 'Motors for conveyors',
  text: 'Hello, we need six motors of 2.2 kW for our conveyors.\n\nJonas Berg',
};

let stack: MailStack;
let server: TeamServer;
let linda: Person;
let wang: Person;
let boss: Device;

beforeAll(async () => {
  stack = await startMailStack();
  server = await startTeamServer({ mail: { stack, own: ['wang'] } });
  boss = await server.boss.connect();
  linda = await openPerson(server, stack, server.linda, 'info');
  wang = await openPerson(server, stack, server.wang, 'info');
});
afterAll(async () => {
  await linda?.close();
  await wang?.close();
  await server?.stop();
  await stack?.stop();
});

const inquiryOf = async (subject: string) => {
  const all = await boss.rows('inquiries');
  return all.find((inquiry) => inquiry.subject === subject) ?? null;
};
const print = (what: string, since: number): void =>
  void process.stdout.write(`${what}: ${Math.round(performance.now() - since)} ms\n`);

/** Not the first answer that goes out by itself. */
const isWrittenByUs = ({ direction, reply }: Message): boolean =>
  direction === 'out' && reply?.reason !== 'acknowledgement';

describe('the relay', () => {
  stepByStep(() => ({ server, people: [linda, wang] }));

  test('1: a customer’s mail is on both sidebars, unclaimed, with its time left', async () => {
    const sent = performance.now();
    await stack.deliver(pumps);
    await until(() => inquiryOf(pumps.subject));
    print('delivered → tracked by the server', sent);
    for (const { mail, sidebar } of [linda, wang]) {
      await mail.select(pumps.subject);
      const selected = performance.now();
      await sidebar.title.filter({ hasText: words.state.open }).waitFor(patience);
      print('shown in the webmail → on the sidebar', selected);
      expect(await sidebar.line.textContent()).toMatch(/^(?:Look at it|Reply) by /);
      expect(await sidebar.ring.getAttribute('aria-label')).toMatch(/ left of \d+ (?:hours|days)/);
    }
  });

  test('2: of two who claim at once one wins, and the other is told who and when', async () => {
    await claimAtOnce([linda, wang]);
    const { id } = await until(async () => {
      const inquiry = await inquiryOf(pumps.subject);
      return inquiry?.assigneeId ? inquiry : null;
    });
    const [winner, loser] = await winnerFirst();
    await winner.sidebar.title.filter({ hasText: words.state.mine }).waitFor(patience);
    await loser.sidebar.title.filter({ hasText: winner.colleague.name }).waitFor(patience);
    const told = await loser.sidebar.refusal.textContent(patience);
    expect(told).toContain(`${winner.colleague.name} claimed this`);
    expect(told).toContain('Your claim was undone.');
    expect(await winner.sidebar.refusal.count()).toBe(0);
    const claims = (await boss.rows('entries')).filter(
      ({ action, inquiryId }) => action === 'claim' && inquiryId === id,
    );
    expect(claims).toHaveLength(1);
  });

  test('3: the winner answers with a template in the customer’s language; the clock stops by the server’s word', async () => {
    const [winner, loser] = await winnerFirst();
    expect((await inquiryOf(pumps.subject))?.replyBy).not.toBeNull();
    await winner.sidebar.title.click();
    await winner.mail.page.keyboard.press('r');
    await useTemplate(winner, 'First reply with questions');
    const draft = await winner.mail.draft();
    const text = await until(async () => {
      const found = await draft.text();
      return found.includes('Lucía') && found.includes('>') ? found : null;
    });
    // In her language, above what she wrote.
    expect(text.slice(0, text.indexOf('>'))).toMatch(/(?:Estimad|Gracias|consulta)/);
    expect(text).toContain('> Por favor');
    const sent = performance.now();
    await draft.send();
    const answered = await until(async () => {
      const inquiry = await inquiryOf(pumps.subject);
      return inquiry?.answer?.evidence === 'server' ? inquiry : null;
    });
    print('sent → seen in Sent by the server', sent);
    expect(answered).toMatchObject({ replyBy: null, answer: { evidence: 'server' } });
    const { state } = words;
    for (const [{ mail, sidebar }, title] of [
      [winner, state.answeredMe],
      [loser, state.answeredOther(winner.colleague.name)],
    ] as const) {
      await mail.select(pumps.subject);
      await sidebar.title.filter({ hasText: title }).waitFor(patience);
      await sidebar.text(/^Seen on the server: in Sent/).waitFor(patience);
      expect(await sidebar.line.textContent()).toMatch(/ after the inquiry, in time$/);
    }
    // One mail: what the browser reported, the server's sight and the mail in Sent.
    const { answer } = await until(async () => {
      const inquiry = await inquiryOf(pumps.subject);
      return inquiry?.answer?.by && inquiry.answer.evidence === 'server' ? inquiry : null;
    });
    const ours = (await boss.rows('messages')).filter(isWrittenByUs);
    expect(ours).toMatchObject([{ id: answer?.messageId, subject: `Re: ${pumps.subject}` }]);
    expect(ours[0]?.places).toMatchObject([{ account: 'info@acme.test', folder: 'Sent' }]);
    const hers = await readFolder(stack, 'lucia@bombas-gomez.example');
    expect(hers.filter(({ messageId }) => messageId === ours[0]?.rfcMessageId)).toHaveLength(1);
  });

  test('4: handed off, the original lies in the rep’s own inbox, and the answer leaves from there', async () => {
    await stack.deliver(valves);
    await wang.mail.select(valves.subject);
    await wang.sidebar.button(words.do.claim).click();
    await wang.sidebar.title.filter({ hasText: words.state.mine }).waitFor(patience);
    const claimed = await until(async () => {
      const inquiry = await inquiryOf(valves.subject);
      return inquiry?.assigneeId && inquiry.replyBy ? inquiry : null;
    });
    await wang.sidebar.button(words.do.handoffTpl).click();
    await useTemplate(wang, 'I look after your inquiry', words.do.handoff);
    await wang.sidebar.title.filter({ hasText: words.state.mineHanded }).waitFor(patience);
    await wang.sidebar.text(words.handoff.where('wang@acme.test')).waitFor(patience);
    const handedOff = await inquiryOf(valves.subject);
    expect(handedOff).toMatchObject({ stage: 'handed-off', answer: null });
    // The clock runs on.
    expect(handedOff?.replyBy).toEqual(claimed.replyBy);
    const own = (await readFolder(stack, 'wang')).filter(
      ({ messageId }) => messageId === valves.headers['Message-ID'],
    );
    expect(own).toMatchObject([{ subject: valves.subject, flags: [] }]);

    await wang.mail.logOut();
    await wang.mail.logIn('wang');
    await wang.mail.select(valves.subject);
    await wang.sidebar.title.filter({ hasText: words.state.mineHanded }).waitFor(patience);
    await wang.sidebar.button(words.do.replyTpl).click();
    await useTemplate(wang, 'I look after your inquiry');
    const draft = await wang.mail.draft();
    const text = await until(async () => {
      const found = await draft.text();
      return found.includes('Adaeze Okoro,') ? found : null;
    });
    expect(text).toContain('Wang');
    expect(text).toContain('info@acme.test');
    await draft.send();
    const answered = await until(async () => {
      const inquiry = await inquiryOf(valves.subject);
      return inquiry?.answer?.evidence === 'server' ? inquiry : null;
    });
    expect(answered).toMatchObject({
      replyBy: null,
      answer: { evidence: 'server', by: handedOff?.assigneeId },
    });
    await wang.mail.select(valves.subject);
    await wang.sidebar.title.filter({ hasText: words.state.answeredMe }).waitFor(patience);
    await linda.mail.select(valves.subject);
    await linda.sidebar.title
      .filter({ hasText: words.state.answeredOther('Wang') })
      .waitFor(patience);
  });

  test('5: past its deadline it is on the badge, in a notification and in the popup, which opens that mail', async () => {
    await setHours(1);
    await stack.deliver(motors);
    await linda.mail.select(motors.subject);
    await linda.sidebar.button(words.do.claim).click();
    await linda.sidebar.title.filter({ hasText: words.state.mine }).waitFor(patience);
    expect(await linda.sidebar.ring.getAttribute('aria-label')).toMatch(/ left of 1 hour/);
    expect(await linda.badge()).toBe('');

    const { id, uid } = await until(async () => {
      const inquiry = await inquiryOf(motors.subject);
      const messages = await boss.rows('messages');
      const message = messages.find(({ inquiryId }) => inquiryId === inquiry?.id);
      return inquiry?.assigneeId && message?.places[0]
        ? { id: inquiry.id, uid: message.places[0].uid }
        : null;
    });
    // The server's clock alone goes on; that of the browser's machine stays where it is.
    await server.advance(2 * hour);
    const noteId = newId() as NoteId;
    await boss.perform('note', { inquiryId: id, noteId, text: 'This one is late.' });
    const advanced = performance.now();
    await until(async () => (await linda.badge()) === '1', { what: 'the badge' });
    print('the server’s clock advanced → on the badge', advanced);
    const overdue = await until(
      async () => {
        const shown = (await linda.notifications()).filter((name) => name.startsWith(`over:${id}`));
        return shown.length > 0 ? shown : null;
      },
      { what: 'the notification' },
    );
    expect(overdue).toHaveLength(1);
    await linda.sidebar.line.filter({ hasText: /^Overdue by (?:59.min|1.h)/ }).waitFor(patience);
    // Whoever does not hold it is not counted.
    expect(await wang.badge()).toBe('');

    const popup = await linda.openOwn('popup.html');
    const row = popup.getByRole('button', { name: /Motors for conveyors/ });
    expect(await row.textContent()).toMatch(/over/);
    const opening = linda.browser.context.waitForEvent('page');
    await row.click();
    const opened = await opening;
    await opened
      .locator('#message-header h2.subject', { hasText: 'Motors for conveyors' })
      .waitFor();
    const question = new URL(opened.url()).searchParams;
    expect([question.get('_uid'), question.get('_mbox')]).toEqual([String(uid), 'INBOX']);
    await popup.close();
    await opened.close();
  });

  test('7: a mail that somebody read before the server saw it is tracked, and no flag was changed by us', async () => {
    await server.kill();
    await stack.deliver({ ...valves, subject: 'Read before it was seen', headers: {} });
    await linda.mail.select('Read before it was seen');
    // Only now, so that the two arrive in this order.
    await stack.deliver({ ...valves, subject: 'Read by nobody', headers: {} });
    await until(async () => {
      const mails = await readFolder(stack, 'info');
      return mails.find(
        ({ subject, flags }) => subject.startsWith('Read before') && flags.length > 0,
      );
    });
    await server.start();
    await until(() => inquiryOf('Read before it was seen'));
    await until(() => inquiryOf('Read by nobody'));
    await linda.sidebar.title.filter({ hasText: words.state.open }).waitFor({ timeout: 90_000 });

    // What Roundcube itself does when a person reads and answers, and nothing else.
    const all = await boss.rows('messages');
    const acknowledged = all.filter((mail) => mail.direction === 'out' && !isWrittenByUs(mail));
    const automatic = new Set(acknowledged.map(({ rfcMessageId }) => rfcMessageId));
    const flagsOf = async (account: 'info' | 'wang', folder?: string) =>
      (await readFolder(stack, account, folder))
        .filter(({ messageId }) => !automatic.has(messageId))
        .map(({ subject, flags }) => [subject, flags.join(' ')]);
    expect(await flagsOf('info')).toEqual([
      [pumps.subject, '\\Answered \\Seen'],
      [valves.subject, '\\Seen'],
      ['Motors for conveyors', '\\Seen'],
      ['Read before it was seen', '\\Seen'],
      ['Read by nobody', ''],
    ]);
    expect(await flagsOf('info', 'Sent')).toEqual([[`Re: ${pumps.subject}`, '\\Seen']]);
    expect(await flagsOf('wang')).toEqual([[valves.subject, '\\Answered \\Seen']]);
  });
});

/** An admin sets anew how long a customer of info@ may wait; deadlines that run stay as they are. */
async function setHours(hours: number): Promise<void> {
  const [mailbox] = await boss.rows('mailboxes');
  const path = `/mailboxes/${mailbox?.id}`;
  const page = await server.ada.pages.open(path);
  const typed = { viewHours: String(hours), replyHours: String(hours) };
  expect((await page.submit(path, typed)).status).toBe(200);
}

/** Whoever holds the first inquiry, and the other one. */
async function winnerFirst(): Promise<[Person, Person]> {
  const holder = (await inquiryOf(pumps.subject))?.assigneeId;
  const [member] = (await boss.rows('members')).filter(({ id }) => id === holder);
  return member?.name === 'Linda' ? [linda, wang] : [wang, linda];
}
