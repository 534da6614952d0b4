import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import type { MailboxId } from '#lib/domain/ids.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { startJobs } from '#server/jobs/jobs.ts';
import type { Outcome } from '#server/mail/intake/intake.ts';
import { startMail } from '#server/mail/mail.ts';
import { saveAccount } from '#server/services/accounts/save-account.ts';
import { createTeam } from '#server/services/teams/create-team.ts';
import { shipTemplates } from '#server/services/templates/ship-templates.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { readSources } from '#tests/support/mail-folder.ts';
import { aMember, idOf } from '#tests/support/rows.ts';
import { anAction, as, done, host, openDeps } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';
import { hasMailStack, impatient, quick, vault } from './desk.ts';

const away = 'greta@kunde.example';
let stack: MailStack;

/** A server of its own that watches one mailbox and acknowledges. */
async function openDeskOf(address: `info@${string}`) {
  const deps = await openDeps({ now: () => new Date() });
  const { id: teamId } = await createTeam(deps, { name: address, visibility: 'team' });
  const admin = aMember('Ada', 'admin', {
    id: idOf(teamId),
    address: address.replace('info', 'ada'),
  });
  await done(deps, teamId, host, anAction('join', { member: admin }));
  await shipTemplates(deps, teamId, 'en');
  const mailboxId = idOf<MailboxId>(`${teamId}info`);
  const mailbox = {
    id: mailboxId,
    address,
    aliases: [],
    name: 'Front desk',
    viewHours: 24,
    replyHours: 48,
    acknowledgement: usualAcknowledgement,
    authservId: null,
    selfCheck: false,
    active: true,
  };
  await done(deps, teamId, as(admin), anAction('save-mailbox', { mailbox }));
  const saved = await saveAccount(deps, vault, teamId, as(admin), {
    imap: { ...stack.imap, security: 'none' },
    smtp: { ...stack.smtp, security: 'none' },
    username: address,
    password: stack.password,
    of: { kind: 'mailbox', mailboxId },
    address,
    sentFolder: null,
  });
  if (saved.status === 'refused') throw new Error(saved.refusal.code);
  const taken: Outcome[] = [];
  const mail = startMail(deps, vault, {
    patience: impatient,
    taken: (outcome) => void taken.push(outcome),
  });
  await mail.refresh();
  const jobs = await startJobs(deps, vault, { ...quick, look: 100_000 });
  return {
    address,
    taken,
    inquiries: () => deps.database.select().from(inquiries).where(eq(inquiries.teamId, teamId)),
    async close() {
      await jobs.stop();
      await mail.stop();
      await deps.close();
    },
  };
}
type Desk = Awaited<ReturnType<typeof openDeskOf>>;

const lettersOf = async (address: `${string}@${string}`) => readSources(stack, address);
const automatic = (raw: string) => /^Auto-Submitted: auto-replied/m.test(raw);

/** A person writes from one address to another, as a mail program does. */
async function write(from: string, to: string, word: string): Promise<void> {
  const subject = `Pumps ${word}`;
  const text = 'Could you quote forty pumps for our plant in Hamburg, with the price of each?';
  await stack.deliver({ from, to, subject, text }, { from, to: [to] });
}

const acknowledged = (desk: Desk, subject: string) =>
  until(async () => {
    const row = (await desk.inquiries()).find((one) => one.subject === subject);
    return row?.acknowledgement?.state === 'sent' && row;
  });

describe.skipIf(!hasMailStack)('no exchange goes on by itself', () => {
  let acme: Desk;
  let kunde: Desk;
  beforeAll(async () => {
    const vacation = [
      'require ["vacation", "vacation-seconds"];',
      // However often somebody writes.
      `vacation :seconds 0 :addresses ["${away}"] :subject "Away" "I am away until Monday.";`,
    ].join('\n');
    stack = await startMailStack({ others: ['info@buyer.example'], sieve: { [away]: vacation } });
    acme = await openDeskOf('info@acme.test');
    kunde = await openDeskOf('info@buyer.example');
  });
  afterAll(async () => {
    await acme?.close();
    await kunde?.close();
    await stack?.stop();
  });

  test('between two desks: one acknowledgement each, however often both write', async () => {
    await write(acme.address, kunde.address, 'from acme');
    await write(kunde.address, acme.address, 'from kunde');
    await acknowledged(kunde, 'Pumps from acme');
    await acknowledged(acme, 'Pumps from kunde');
    // Each desk has read the other's acknowledgement, and made nothing of it.
    for (const { taken } of [acme, kunde]) {
      await until(async () =>
        taken.some((one) => one.kind === 'ignored' && one.why === 'auto-submitted'),
      );
    }
    // What comes next is taken in after all of that, so whatever were to follow would be there.
    await write(acme.address, kunde.address, 'again');
    await until(async () =>
      (await kunde.inquiries()).find(
        ({ subject, acknowledgement }) =>
          subject === 'Pumps again' && acknowledgement?.state === 'withheld',
      ),
    );
    for (const { address } of [acme, kunde]) {
      const letters = await lettersOf(address as 'info@acme.test');
      expect(letters.filter(automatic)).toHaveLength(1);
    }
    expect(await acme.inquiries()).toHaveLength(1);
    expect(await kunde.inquiries()).toHaveLength(2);
  });

  test('with a vacation responder that answers every mail: it says nothing to us, and we nothing to it', async () => {
    await write(away, acme.address, 'from Greta');
    await acknowledged(acme, 'Pumps from Greta');
    await until(async () => (await lettersOf(away)).length === 1);
    // A colleague writes to her by hand, and her vacation answers that.
    const before = acme.taken.length;
    await write(acme.address, away, 'by hand');
    await until(async () => acme.taken.slice(before).some(({ kind }) => kind === 'ignored'));
    const answers = (await lettersOf('info@acme.test')).filter((raw) =>
      raw.includes('I am away until Monday.'),
    );
    expect(answers).toHaveLength(1);
    expect(answers.every((raw) => /^Auto-Submitted: auto-replied/m.test(raw))).toBe(true);
    await write(away, acme.address, 'from Greta once more');
    await until(async () =>
      (await acme.inquiries()).find(({ subject }) => subject === 'Pumps from Greta once more'),
    );
    const hers = await lettersOf(away);
    expect(hers.filter(automatic)).toHaveLength(1);
    expect(hers).toHaveLength(2);
  });

  test('with a program that answers everything and says nowhere that it is one', async () => {
    const rude = 'bot@rude.example' as const;
    await write(rude, acme.address, 'from a program');
    await acknowledged(acme, 'Pumps from a program');
    for (let turn = 1; turn <= 3; turn += 1) {
      const [ours = ''] = (await lettersOf(rude)).toReversed();
      const id = /^Message-ID: (<.*>)/im.exec(ours)?.[1] ?? '';
      await stack.deliver(
        {
          from: rude,
          to: acme.address,
          subject: 'Re: Pumps from a program',
          text: `Thank you for your mail, we have received it and will look at it. ${turn}`,
          headers: { 'In-Reply-To': id, References: id },
        },
        { from: rude, to: [acme.address] },
      );
      await write(rude, acme.address, `anew ${turn}`);
      await until(async () =>
        (await acme.inquiries()).find(
          ({ subject, acknowledgement }) =>
            subject === `Pumps anew ${turn}` && acknowledgement?.state === 'withheld',
        ),
      );
    }
    expect(await lettersOf(rude)).toHaveLength(1);
    // What it answers to the acknowledgement goes on with the inquiry that was acknowledged.
    const [first] = (await acme.inquiries()).filter(({ subject }) =>
      /from a program/.test(subject),
    );
    const wrote = acme.taken.filter((one) => one.kind === 'customer-wrote');
    expect(wrote).toEqual(Array(3).fill({ kind: 'customer-wrote', inquiryId: first?.id }));
  });
});
