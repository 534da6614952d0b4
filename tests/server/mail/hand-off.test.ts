import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { deliveries } from '#server/database/schema/mail.ts';
import { folders } from '#server/database/schema/mail.ts';
import { startJobs, type Jobs } from '#server/jobs/jobs.ts';
import { handOff } from '#server/mail/hand-off.ts';
import { NotYetDelivered } from '#server/mail/once.ts';
import { takeLease } from '#server/services/leases/leases.ts';
import { freePorts } from '#tests/support/free-port.ts';
import type { ActionId, InquiryId } from '#lib/domain/ids.ts';
import type { Member } from '#lib/domain/member.ts';
import { anAction, as, done } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';
import { append, asPerson, hasMailStack, openDesk, quick, vault, type Desk } from './desk.ts';

let desk: Desk;
let jobs: Jobs;

const letter = (word: string) => ({
  from: `Greta Kunde <${word}@kunde.example>`,
  subject: `Pumps ${word}`,
  text: `Could you quote forty pumps for our plant in Hamburg? ${word}`,
  headers: { 'Message-ID': `<${word}@kunde.example>`, 'X-Their-Own': 'kept' },
});
const inquiryOf = async (id: string) => (await desk.inquiries()).find((row) => row.id === id);

/** A mail came, and `member` claimed it. */
async function claimed(word: string, member: Member) {
  await desk.stack.deliver(letter(word));
  const { id } = await until(async () =>
    (await desk.inquiries()).find(({ subject }) => subject === `Pumps ${word}`),
  );
  await done(desk.deps, desk.team.id, as(member), anAction('claim', { inquiryId: id }));
  return id;
}

async function handedOff(word: string, member: Member) {
  const inquiryId = await claimed(word, member);
  const action = anAction('hand-off', { inquiryId, templateId: null });
  await done(desk.deps, desk.team.id, as(member), action);
  return { inquiryId, actionId: action.id };
}

/** Handed off and tried once, beside the queue. */
async function hand(inquiryId: InquiryId, member: Member): Promise<void> {
  const action = anAction('hand-off', { inquiryId, templateId: null });
  const queue = { ...desk.deps.queue, enqueue: async () => null };
  await done({ ...desk.deps, queue }, desk.team.id, as(member), action);
  await handOff(
    desk.deps,
    vault,
    { teamId: desk.team.id, inquiryId, actionId: action.id },
    quick.mail,
  );
}

const delivery = (inquiryId: InquiryId) =>
  until(async () => {
    const handoff = (await inquiryOf(inquiryId))?.handoff;
    return handoff && handoff.delivery !== 'planned' && handoff;
  });

const mailsOf = (address: string, folder = 'INBOX') =>
  asPerson(desk.stack, address, async (client) => {
    await client.mailboxOpen(folder, { readOnly: true });
    const all = await client.fetchAll('1:*', { source: true, flags: true });
    return all.map(({ source, flags }) => ({ source: source?.toString() ?? '', flags }));
  });
const withSubject = async (address: string, text: string, folder?: string) =>
  (await mailsOf(address, folder)).filter(({ source }) => source.includes(text));

describe.skipIf(!hasMailStack)('a hand-off', () => {
  beforeAll(async () => {
    desk = await openDesk();
    await desk.connectInfo();
    await desk.connectMember(desk.team.wang);
    await desk.watch();
    jobs = await startJobs(desk.deps, vault, { ...quick, look: 100_000 });
    await until(async () => (await desk.deps.database.select().from(folders)).length === 5);
  });
  afterAll(async () => {
    await jobs?.stop();
    await desk?.close();
  });

  test('to a connected account lies in its inbox as it came, and the reply from there stops the clock', async () => {
    const { wang } = desk.team;
    const { inquiryId } = await handedOff('own', wang);
    expect(await delivery(inquiryId)).toMatchObject({ delivery: 'delivered', how: 'appended' });
    const [original, ...more] = await withSubject('wang@acme.test', 'Pumps own');
    expect(more).toEqual([]);
    const [first] = await withSubject('info@acme.test', 'Pumps own');
    expect(original?.source).toBe(first?.source);
    expect([...(original?.flags ?? [])]).not.toContain('\\Seen');
    const known = (await desk.messages()).find(
      ({ rfcMessageId }) => rfcMessageId === '<own@kunde.example>',
    );
    expect(known?.places.map(({ account, folder }) => [account, folder])).toEqual([
      ['info@acme.test', 'INBOX'],
      ['wang@acme.test', 'INBOX'],
    ]);

    expect((await inquiryOf(inquiryId))?.replyBy).not.toBeNull();
    await append(desk.stack, 'wang@acme.test', 'Sent', {
      From: 'Wang <wang@acme.test>',
      To: 'own@kunde.example',
      Subject: 'Re: Pumps own',
      'Message-ID': '<reply@acme.test>',
      'In-Reply-To': '<own@kunde.example>',
      Date: new Date().toUTCString(),
    });
    const answered = await until(async () => {
      const row = await inquiryOf(inquiryId);
      return row?.answer && row;
    });
    expect(answered).toMatchObject({
      replyBy: null,
      answer: { by: wang.id, evidence: 'server' },
    });

    // Mail servers count whole seconds; what comes in the second of the answer counts as answered by it.
    await until(async () => Date.now() > (answered.answer?.at.getTime() ?? Infinity) + 1000);
    await desk.stack.deliver(
      {
        ...letter('goes-on'),
        from: 'own@kunde.example',
        to: 'wang@acme.test',
        headers: { 'Message-ID': '<goes-on@kunde.example>', 'In-Reply-To': '<reply@acme.test>' },
      },
      { from: 'own@kunde.example', to: ['wang@acme.test'] },
    );
    await until(async () => (await inquiryOf(inquiryId))?.replyBy);
  });

  test('leaves what is a member’s own alone', async () => {
    const before = await desk.messages();
    await desk.stack.deliver(
      { ...letter('private'), to: 'wang@acme.test' },
      { from: 'private@kunde.example', to: ['wang@acme.test'] },
    );
    await append(desk.stack, 'wang@acme.test', 'Sent', {
      From: 'wang@acme.test',
      To: 'friend@elsewhere.example',
      Subject: 'Dinner',
      'Message-ID': '<dinner@acme.test>',
    });
    await until(
      async () => desk.taken.filter((one) => 'why' in one && one.why === 'unrelated').length >= 2,
    );
    expect(await desk.messages()).toHaveLength(before.length);
  });

  test('to an account we do not read comes attached to a short mail, with a copy in Sent', async () => {
    const { linda } = desk.team;
    const { inquiryId } = await handedOff('mailed', linda);
    expect(await delivery(inquiryId)).toMatchObject({ delivery: 'delivered', how: 'mailed' });
    const [mail, ...more] = await until(async () => {
      const found = await withSubject('linda@acme.test', 'Pumps mailed');
      return found.length > 0 && found;
    });
    expect(more).toEqual([]);
    const parsed = await simpleParser(mail?.source ?? '');
    expect(parsed.from?.value[0]?.address).toBe('info@acme.test');
    expect(parsed.text).toContain('info@acme.test');
    const [attached] = parsed.attachments;
    expect(attached).toMatchObject({ contentType: 'message/rfc822', filename: 'original.eml' });
    expect(attached?.content.toString()).toContain('X-Their-Own: kept');
    expect(await withSubject('info@acme.test', 'original.eml', 'Sent')).toHaveLength(1);
    // The short mail is between colleagues: it answers nobody.
    expect((await inquiryOf(inquiryId))?.answer).toBeNull();
  });

  const dies = ['handoff-written', 'handoff-sent'] as const;
  for (const how of ['appended', 'mailed'] as const) {
    test.each(dies)(`${how}, dying at ${'%s'}, never arrives twice`, async (point) => {
      await jobs.stop();
      const member = how === 'appended' ? desk.team.wang : desk.team.linda;
      const word = `${how}-${point}`;
      const inquiryId = await claimed(word, member);
      const actionId = crypto.randomUUID() as ActionId;
      const reach = async (at: string): Promise<void> => {
        if (at === point) throw new Error('the process died');
      };
      const job = { teamId: desk.team.id, inquiryId, actionId };
      const queue = { ...desk.deps.queue, enqueue: async () => null };
      const action = { ...anAction('hand-off', { inquiryId, templateId: null }), id: actionId };
      await done({ ...desk.deps, queue }, desk.team.id, as(member), action);
      await expect(handOff({ ...desk.deps, reach }, vault, job, quick.mail)).rejects.toThrow(
        'died',
      );

      await handOff(desk.deps, vault, job, quick.mail);
      await handOff(desk.deps, vault, job, quick.mail);
      const sent = point === 'handoff-sent';
      expect(await delivery(inquiryId)).toMatchObject({
        delivery: sent ? 'delivered' : 'unsure',
        how,
      });
      const [row] = await desk.deps.database
        .select()
        .from(deliveries)
        .where(eq(deliveries.id, actionId));
      expect(row?.state).toBe(sent ? 'delivered' : 'unsure');
      const there = await withSubject(member.address, `Pumps ${word}`);
      expect(there).toHaveLength(sent ? 1 : 0);
    });
  }

  test('left begun by a process that died is found by the next, and told to a person', async () => {
    const inquiryId = await claimed('left', desk.team.linda);
    const action = anAction('hand-off', { inquiryId, templateId: null });
    const queue = { ...desk.deps.queue, enqueue: async () => null };
    await done({ ...desk.deps, queue }, desk.team.id, as(desk.team.linda), action);
    const reach = async (at: string): Promise<void> => {
      if (at === 'handoff-written') throw new Error('the process died');
    };
    const job = { teamId: desk.team.id, inquiryId, actionId: action.id };
    await expect(handOff({ ...desk.deps, reach }, vault, job, quick.mail)).rejects.toThrow('died');
    // Its lease still stands for a moment.
    await takeLease(desk.deps, { name: `hand-off ${action.id}`, holder: 'dead', seconds: 1 });
    const next = await startJobs(desk.deps, vault, { ...quick, look: 100 });
    expect(await delivery(inquiryId)).toMatchObject({ delivery: 'unsure', how: 'mailed' });
    await next.stop();
  });

  test('to an account whose password changed is mailed instead', async () => {
    const { linda } = desk.team;
    await desk.connect({ kind: 'member', memberId: linda.id }, linda.address, { password: 'old' });
    const inquiryId = await claimed('changed', linda);
    await hand(inquiryId, linda);
    expect(await delivery(inquiryId)).toMatchObject({ delivery: 'delivered', how: 'mailed' });
  });

  test('of a mail that was removed fails, and says so', async () => {
    const inquiryId = await claimed('gone', desk.team.wang);
    await asPerson(desk.stack, 'info@acme.test', async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete({ header: { 'message-id': '<gone@kunde.example>' } });
    });
    await hand(inquiryId, desk.team.wang);
    expect(await delivery(inquiryId)).toMatchObject({ delivery: 'failed' });
    expect(await withSubject('wang@acme.test', 'Pumps gone')).toEqual([]);
  });

  test('waits while the mail server is away, and comes once when it is back', async () => {
    const { linda } = desk.team;
    const { port } = desk.stack.smtp;
    const [free = 0] = await freePorts(1);
    await desk.connectInfo({ smtp: { host: '127.0.0.1', port: free, security: 'none' } });
    const inquiryId = await claimed('waits', linda);
    const action = anAction('hand-off', { inquiryId, templateId: null });
    const queue = { ...desk.deps.queue, enqueue: async () => null };
    await done({ ...desk.deps, queue }, desk.team.id, as(linda), action);
    const job = { teamId: desk.team.id, inquiryId, actionId: action.id };
    await expect(handOff(desk.deps, vault, job, quick.mail)).rejects.toThrow(NotYetDelivered);
    await desk.connectInfo({ smtp: { host: '127.0.0.1', port, security: 'none' } });
    await handOff(desk.deps, vault, job, quick.mail);
    await handOff(desk.deps, vault, job, quick.mail);
    expect(await delivery(inquiryId)).toMatchObject({ delivery: 'delivered', how: 'mailed' });
    expect(await withSubject('linda@acme.test', 'Pumps waits')).toHaveLength(1);
  });
});
