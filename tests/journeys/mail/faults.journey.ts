import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiFailure } from '#lib/api/failure.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Delivery } from '#lib/domain/inquiry.ts';
import { wordsFor } from '#lib/words/words.ts';
import { layLine, type Line } from '#tests/support/line.ts';
import { readFolder } from '#tests/support/mail-folder.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { openPerson, type Person } from '#tests/support/person.ts';
import { stepByStep } from '#tests/support/steps.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import { anAction, type Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';

/** The relay when something breaks: nothing that was acknowledged is lost, and nothing is done twice. */
const words = wordsFor('en');
const patience = { timeout: 90_000 };
/** A dead process holds its leases for half a minute, and what it left begun is looked for every quarter of one. */
const takeover = { patience: 90_000 };

let stack: MailStack;
let server: TeamServer;
let line: Line;
let profile: string;
let linda: Person;
let device: { linda: Device; wang: Device };

beforeAll(async () => {
  stack = await startMailStack();
  server = await startTeamServer({ mail: { stack, own: ['wang'] } });
  await acknowledgeNothing();
  device = { linda: await server.linda.connect(), wang: await server.wang.connect() };
  line = await layLine(server.url);
  profile = await mkdtemp(join(tmpdir(), 'baton-linda-'));
  linda = await openLinda(false);
});
afterAll(async () => {
  await linda?.close();
  await line?.close();
  await server?.stop();
  await stack?.stop();
  if (profile) await rm(profile, { recursive: true, force: true });
});

describe('when something breaks', () => {
  stepByStep(() => ({ server, people: [linda] }));

  test('killed before the commit: nothing happened, and the same action may come again', async () => {
    const claim = anAction('claim', { inquiryId: await receive('Before the commit') });
    await server.killAt('before-commit');
    await expect(device.linda.performAll([claim])).rejects.toThrow(ApiFailure);
    expect(await server.ended()).toBe('SIGKILL');
    await server.start();
    expect(await inquiryOf('Before the commit')).toMatchObject({ stage: 'open', assigneeId: null });
    expect(await device.linda.performAll([claim])).toMatchObject([{ status: 'done' }]);
  });

  test('killed after the commit, before the answer: it is done, and asked again gets the same answer', async () => {
    const inquiryId = await receive('After the commit');
    const claim = anAction('claim', { inquiryId });
    await server.killAt('after-commit');
    await expect(device.linda.performAll([claim])).rejects.toThrow(ApiFailure);
    expect(await server.ended()).toBe('SIGKILL');
    await server.start();
    expect(await inquiryOf('After the commit')).toMatchObject({ stage: 'claimed' });
    const [again] = await device.linda.performAll([claim]);
    const entries = await device.linda.rows('entries');
    const claims = entries.filter((one) => one.inquiryId === inquiryId && one.action === 'claim');
    expect(claims).toHaveLength(1);
    expect(again).toEqual({ actionId: claim.id, status: 'done', seq: claims[0]?.seq });
  });

  const deaths: ['linda' | 'wang', string, string, Delivery, number][] = [
    ['linda', 'before its mail was sent', 'handoff-written', 'unsure', 0],
    ['linda', 'after its mail was sent', 'handoff-sent', 'delivered', 1],
    ['wang', 'before it was appended', 'handoff-written', 'unsure', 0],
    ['wang', 'after it was appended', 'handoff-sent', 'delivered', 1],
  ];
  test.each(deaths)(
    'killed in a hand-off to %s, %s: never twice',
    async (who, when, point, delivery, copies) => {
      const subject = `Handed to ${who}, killed ${when}`;
      const inquiryId = await receive(subject);
      expect(await device[who].perform('claim', { inquiryId })).toMatchObject({ status: 'done' });
      await server.killAt(point);
      await device[who].perform('hand-off', { inquiryId, templateId: null }).catch(() => {});
      expect(await server.ended()).toBe('SIGKILL');
      await server.start();
      const settled = await until(
        async () => {
          const inquiry = await inquiryOf(subject);
          return inquiry?.handoff?.delivery === delivery ? inquiry : null;
        },
        { ...takeover, what: `a delivery that is ${delivery}` },
      );
      expect(settled.stage).toBe('handed-off');
      const there = (await readFolder(stack, who)).filter((mail) => mail.subject.includes(subject));
      expect(there).toHaveLength(copies);
    },
  );

  test('a claim made offline shows at once, waits, and lands when the server is back', async () => {
    const inquiryId = await receive('Claimed offline');
    await linda.mail.select('Claimed offline');
    await linda.sidebar.button(words.do.claim).waitFor(patience);
    line.cut();
    await server.kill();
    await linda.sidebar.button(words.do.claim).click();
    await linda.sidebar.title.filter({ hasText: words.state.pending }).waitFor(patience);
    await linda.sidebar.text(words.off.waiting(1).lead).first().waitFor(patience);
    await server.start();
    line.mend();
    await linda.sidebar.title.filter({ hasText: /Yours$/ }).waitFor(patience);
    expect(await inquiryOf('Claimed offline')).toMatchObject({
      id: inquiryId,
      assigneeId: await device.linda.memberId(),
    });
  });

  test('a claim made offline while a colleague was first is refused, undone and explained', async () => {
    const inquiryId = await receive('Claimed by both');
    await linda.mail.select('Claimed by both');
    await linda.sidebar.button(words.do.claim).waitFor(patience);
    line.cut();
    expect(await device.wang.perform('claim', { inquiryId })).toMatchObject({ status: 'done' });
    await linda.sidebar.button(words.do.claim).click();
    await linda.sidebar.title.filter({ hasText: words.state.pending }).waitFor(patience);
    line.mend();
    await linda.sidebar.title.filter({ hasText: 'Wang' }).waitFor(patience);
    const told = await linda.sidebar.refusal.textContent();
    expect(told).toContain('Wang claimed this');
    expect(told).toContain('Your claim was undone.');
  });

  test('a claim made offline outlives the browser it was made in', async () => {
    await receive('Claimed, then closed');
    await linda.mail.select('Claimed, then closed');
    await linda.sidebar.button(words.do.claim).waitFor(patience);
    line.cut();
    await linda.sidebar.button(words.do.claim).click();
    await linda.sidebar.title.filter({ hasText: words.state.pending }).waitFor(patience);
    await linda.close();
    expect(await inquiryOf('Claimed, then closed')).toMatchObject({ stage: 'open' });
    line.mend();
    linda = await openLinda(true);
    await linda.mail.select('Claimed, then closed');
    await linda.sidebar.title.filter({ hasText: /Yours$/ }).waitFor(patience);
    await until(async () => (await inquiryOf('Claimed, then closed'))?.stage === 'claimed');
  });

  test('a token that ran out opens nothing, and the sidebar says so', async () => {
    await server.advance(91 * 24 * 3_600_000);
    await expect(device.linda.rows('inquiries')).rejects.toMatchObject({ code: 'signed-out' });
    await linda.sidebar.text(/This browser was signed out/).waitFor(patience);
  });

  test('after all of it the log has no gap and no forged line', async () => {
    await server.kill();
    expect(await server.verify()).toMatchObject({ kind: 'whole', erased: 0 });
  });
});

/** What is sent by itself commits too, and would reach the point at which something else is to die. */
async function acknowledgeNothing(): Promise<void> {
  const ada = await server.ada.connect();
  const [mailbox] = await ada.rows('mailboxes');
  if (!mailbox) throw new Error('there is no mailbox');
  const acknowledgement = { ...mailbox.acknowledgement, isOn: false };
  await ada.perform('save-mailbox', { mailbox: { ...mailbox, acknowledgement } });
}

/** Her browser, at the far end of the line. */
function openLinda(isConnected: boolean): Promise<Person> {
  const kept = { folder: profile, isConnected };
  return openPerson({ url: line.url }, stack, server.linda, 'info', kept);
}

/** A customer's mail with this subject, tracked. */
async function receive(subject: string): Promise<InquiryId> {
  await stack.deliver({
    from: '"Greta Kunde" <greta@kunde.example>',
    subject,
    text: 'Hello, what do 40 of your pumps cost? Greta Kunde',
  });
  return (await until(() => inquiryOf(subject), { ...takeover, what: subject })).id;
}

async function inquiryOf(subject: string) {
  const all = await device.wang.rows('inquiries');
  return all.find((inquiry) => inquiry.subject === subject) ?? null;
}
