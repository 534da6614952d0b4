import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { deliveries, folders } from '#server/database/schema/mail.ts';
import { startJobs, type Jobs } from '#server/jobs/jobs.ts';
import { handOff, passOn } from '#server/mail/hand-off.ts';
import { followUpId } from '#server/services/deliveries/follow-up-id.ts';
import type { ActionId, InquiryId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { anAction, as, done } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';
import { asPerson, hasMailStack, openDesk, quick, vault, type Desk } from './desk.ts';

let desk: Desk;
let jobs: Jobs;
const first = (word: string) => ({
  from: `Greta Kunde <${word}@kunde.example>`,
  subject: `Pumps ${word}`,
  text: `Could you quote forty pumps for our plant in Hamburg? ${word}`,
  headers: { 'Message-ID': `<${word}@kunde.example>` },
});
const next = (word: string, over: { number?: number; cc?: string } = {}) => {
  const { number = 2, cc } = over;
  return {
    from: `Greta Kunde <${word}@kunde.example>`,
    subject: `Re: Pumps ${word}`,
    text: `And fifty valves with them, please. This is mail ${number} of ${word}.`,
    headers: {
      'Message-ID': `<${word}-${number}@kunde.example>`,
      'In-Reply-To': `<${word}@kunde.example>`,
      ...(cc && { Cc: cc }),
    },
  };
};
const inquiryOf = async (id: string) => (await desk.inquiries()).find((row) => row.id === id);
const known = (id: string) =>
  until(async () => (await desk.messages()).find(({ rfcMessageId }) => rfcMessageId === id));

async function claimed(word: string, member: Member): Promise<InquiryId> {
  await desk.stack.deliver(first(word));
  const { inquiryId } = await known(`<${word}@kunde.example>`);
  await done(desk.deps, desk.team.id, as(member), anAction('claim', { inquiryId }));
  return inquiryId;
}

async function handOffTo(member: Member, inquiryId: InquiryId): Promise<void> {
  const action = anAction('hand-off', { inquiryId, templateId: null });
  await done(desk.deps, desk.team.id, as(member), action);
}

const inInbox = (address: string, text: string) =>
  asPerson(desk.stack, address, async (client) => {
    await client.mailboxOpen('INBOX', { readOnly: true });
    const all = await client.fetchAll('1:*', { source: true });
    return all.map(({ source }) => source?.toString() ?? '').filter((raw) => raw.includes(text));
  });
const arrived = (address: string, text: string) =>
  until(async () => {
    const found = await inInbox(address, text);
    return found.length > 0 && found;
  });
const ended = (id: ActionId) =>
  until(async () => {
    const rows = await desk.deps.database.select().from(deliveries).where(eq(deliveries.id, id));
    return rows[0]?.state === 'delivered' && rows[0];
  });

describe.skipIf(!hasMailStack)('what the customer writes beside the first mail', () => {
  beforeAll(async () => {
    desk = await openDesk();
    await desk.connectInfo();
    await desk.connectMember(desk.team.wang);
    await desk.watch();
    await until(async () => (await desk.deps.database.select().from(folders)).length >= 4);
  });
  afterAll(async () => {
    await jobs?.stop();
    await desk?.close();
  });

  test('is told to a person where it cannot be carried', async () => {
    const { wang } = desk.team;
    const inquiryId = await claimed('lost', wang);
    const action = anAction('hand-off', { inquiryId, templateId: null });
    const queue = { ...desk.deps.queue, enqueue: async () => null };
    const deps = { ...desk.deps, queue };
    await done(deps, desk.team.id, as(wang), action);
    const job = { teamId: desk.team.id, inquiryId, actionId: action.id };
    await handOff(deps, vault, job, quick.mail);
    expect((await inquiryOf(inquiryId))?.handoff?.delivery).toBe('delivered');
    await desk.stack.deliver(next('lost'));
    const { id } = await known('<lost-2@kunde.example>');
    await asPerson(desk.stack, 'info@acme.test', async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete({ header: { 'message-id': '<lost-2@kunde.example>' } });
    });
    const actionId = followUpId(id, wang.id);
    await passOn(deps, vault, { ...job, actionId }, quick.mail);
    expect((await inquiryOf(inquiryId))?.handoff?.delivery).toBe('failed');
    expect(await inInbox(wang.address, 'This is mail 2 of lost')).toEqual([]);
  });

  test('comes to the assignee’s own mailbox as it came, before the hand-off and after it, each once', async () => {
    const { wang } = desk.team;
    jobs = await startJobs(desk.deps, vault, quick);
    const inquiryId = await claimed('own', wang);
    await desk.stack.deliver(next('own', { number: 2 }));
    const before = await known('<own-2@kunde.example>');
    await handOffTo(wang, inquiryId);
    expect(await arrived(wang.address, 'This is mail 2 of own')).toHaveLength(1);
    await desk.stack.deliver(next('own', { number: 3 }));
    const after = await known('<own-3@kunde.example>');
    expect(await arrived(wang.address, 'This is mail 3 of own')).toHaveLength(1);

    for (const { id } of [before, after]) {
      const delivery = await ended(followUpId(id, wang.id));
      expect(delivery).toMatchObject({ kind: 'follow-up', how: 'appended' });
      const job = { teamId: desk.team.id, inquiryId, actionId: delivery.id };
      await passOn(desk.deps, vault, job, quick.mail);
    }
    expect(await inInbox(wang.address, 'of own.')).toHaveLength(2);
    const there = await until(async () => {
      const row = await known('<own-3@kunde.example>');
      return row.places.some(({ account }) => account === wang.address) && row;
    });
    expect(there.places.map(({ account }) => account).toSorted()).toEqual([
      'info@acme.test',
      wang.address,
    ]);
    // Seen there by the watcher too, it is one mail still, and no further word of the customer.
    expect((await desk.messages()).filter((one) => one.inquiryId === inquiryId)).toHaveLength(3);
  });

  test('comes attached to a short mail where their account is not read', async () => {
    const { linda } = desk.team;
    const inquiryId = await claimed('mailed', linda);
    await handOffTo(linda, inquiryId);
    await arrived(linda.address, 'Handed off to you');
    await desk.stack.deliver(next('mailed'));
    const [letter = ''] = await arrived(linda.address, 'wrote again');
    const parsed = await simpleParser(letter);
    expect(parsed.attachments[0]?.content.toString()).toContain('This is mail 2 of mailed');
    expect((await inquiryOf(inquiryId))?.handoff?.delivery).toBe('delivered');
  });

  test('is not carried to whom it was sent by itself', async () => {
    const { linda } = desk.team;
    const inquiryId = await claimed('copied', linda);
    await handOffTo(linda, inquiryId);
    await arrived(linda.address, 'Pumps copied');
    const envelope = { from: 'copied@kunde.example', to: ['info@acme.test', linda.address] };
    await desk.stack.deliver(next('copied', { cc: linda.address }), envelope);
    const { id } = await known('<copied-2@kunde.example>');
    expect(await arrived(linda.address, 'This is mail 2 of copied')).toHaveLength(1);
    const rows = await desk.deps.database
      .select()
      .from(deliveries)
      .where(eq(deliveries.inquiryId, inquiryId));
    expect(rows.map((row) => row.id)).not.toContain(followUpId(id, linda.id));
  });

  test('stays in info@ where the hand-off was taken back', async () => {
    const { wang } = desk.team;
    const inquiryId = await claimed('back', wang);
    await handOffTo(wang, inquiryId);
    await arrived(wang.address, 'Pumps back');
    const release = anAction('release', { inquiryId, reason: null });
    await done(desk.deps, desk.team.id, as(wang), release);
    await desk.stack.deliver(next('back'));
    const { id } = await known('<back-2@kunde.example>');
    const actionId = followUpId(id, wang.id);
    await passOn(desk.deps, vault, { teamId: desk.team.id, inquiryId, actionId }, quick.mail);
    expect(await inInbox(wang.address, 'This is mail 2 of back')).toEqual([]);
  });
});
