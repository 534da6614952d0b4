import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import { messages } from '#server/database/schema/message.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import { takeIn } from '#server/mail/intake/intake.ts';
import { hoursLater, morning } from '#tests/support/rows.ts';
import {
  anAction,
  as,
  aTeam,
  done,
  openDeps,
  type ServerDeps,
} from '#tests/support/server-deps.ts';
import { aProfile } from '../facts/around.ts';
import { letter } from '../facts/letter.ts';

let deps: ServerDeps;
let team: Awaited<ReturnType<typeof aTeam>>;
let uid = 0;
beforeAll(async () => {
  deps = await openDeps();
});
beforeEach(async () => {
  team = await aTeam(deps);
});
afterAll(() => deps.close());

/** Takes in a letter the moment it comes. */
function take(over: Record<string, string | null>, body?: string, days = 0) {
  uid += 1;
  const receivedAt = days === 0 ? morning : hoursLater(24 * days);
  deps.setNow(receivedAt);
  return takeIn(deps, {
    teamId: team.id,
    of: { kind: 'mailbox', mailboxId: team.mailboxId },
    folder: 'inbox',
    place: { account: 'info@acme.test', folder: 'INBOX', uidValidity: 7, uid },
    raw: wholeMail(letter(over, body)),
    receivedAt,
    gmail: null,
    notBefore: null,
  });
}
const rows = () =>
  deps.database
    .select()
    .from(inquiries)
    .where(eq(inquiries.teamId, team.id))
    .orderBy(asc(inquiries.seq));
const people = () => deps.database.select().from(customers).where(eq(customers.teamId, team.id));
const next = { 'Message-ID': '<2@kunde.example>', Subject: 'Re: Pumps' };

describe('the next mail', () => {
  const index = Buffer.alloc(27, 7);
  const first = { 'Thread-Index': index.subarray(0, 22).toString('base64') };
  const later = { ...next, 'Thread-Index': index.toString('base64') };
  beforeEach(() => take(first));

  test('of Outlook’s conversation goes on with it', async () => {
    const from = { ...later, From: 'otto@kunde.example' };
    expect(await take(from, 'And valves.', 40)).toMatchObject({ kind: 'customer-wrote' });
    expect(await rows()).toHaveLength(1);
  });

  test('of the same customer and subject goes on with it, and says that it may not', async () => {
    expect(await take(next, 'And valves.', 10)).toMatchObject({ kind: 'customer-wrote' });
    expect((await rows())[0]?.warnings).toMatchObject([{ kind: 'probably-same' }]);
  });

  test('of the same subject after a month begins anew', async () => {
    expect(await take(next, 'And valves.', 40)).toMatchObject({ kind: 'opened' });
  });

  test('of a form that only names the customer goes on with it, and says so', async () => {
    const from = { From: 'no-reply@evil.example', 'Reply-To': 'greta@kunde.example' };
    const quoting = { ...next, ...from, 'In-Reply-To': '<1@kunde.example>' };
    expect(await take(quoting, 'Our account has changed.')).toMatchObject({
      kind: 'customer-wrote',
    });
    expect((await rows())[0]?.warnings).toEqual([
      { kind: 'probably-same', evidence: 'From: no-reply@evil.example' },
    ]);
  });

  test('of a stranger who quotes an id begins anew, marked for a look', async () => {
    const from = { ...next, From: 'mallory@evil.example', 'In-Reply-To': '<1@kunde.example>' };
    expect(await take(from, 'Our account has changed.')).toMatchObject({ kind: 'opened' });
    const [, stranger] = await rows();
    expect(stranger?.warnings).toEqual([
      { kind: 'stranger-in-thread', evidence: '<1@kunde.example>' },
    ]);
  });
});

test('the copies that a group makes are one inquiry, the sender’s who wrote to it', async () => {
  const copy = {
    From: "'Greta Kunde' via Info <info@acme.test>",
    'X-Original-From': 'Greta Kunde <greta@kunde.example>',
    'List-Id': '<info.acme.test>',
    Precedence: 'list',
  };
  await take(copy);
  expect(await take({})).toMatchObject({ kind: 'located' });
  expect(await take(copy)).toMatchObject({ kind: 'located' });
  const found = await deps.database.select().from(messages).where(eq(messages.teamId, team.id));
  expect(found).toMatchObject([{ from: { name: 'Greta Kunde', address: 'greta@kunde.example' } }]);
  expect(found[0]?.places).toHaveLength(3);
});

test('what a form says is kept with the customer and the inquiry', async () => {
  await take(
    { From: 'Site <wordpress@acme.test>' },
    'Name: Greta Kunde\nE-mail: greta@kunde.example\nCompany: Kunde GmbH\nCountry: Peru\nPhone: +51 1 6121000\nProduct: Ball valve\nQuantity: 40 pcs\nMessage: Please quote.\nPage: https://acme.test/p?utm_medium=cpc',
  );
  const [inquiry] = await rows();
  expect(inquiry).toMatchObject({
    snippet: 'Please quote.',
    product: 'Ball valve',
    quantity: '40 pcs',
    channel: 'ad',
    channelEvidence: 'Page: https://acme.test/p?utm_medium=cpc',
  });
  const [customer] = await people();
  expect(customer).toMatchObject({
    name: 'Greta Kunde',
    company: 'Kunde GmbH',
    country: 'PE',
    countryEvidence: 'Peru',
    phone: '+5116121000',
  });
});

describe('a platform that hides its buyers', () => {
  const notice = (name: string) => `Buyer Name: ${name}\nCountry: Germany\nMessage: Forty pumps.`;
  const relayed = { From: 'enquiry@bazaar.example', Precedence: 'bulk' };
  beforeEach(async () => {
    const { seq: _, ...profile } = aProfile({
      labels: { name: ['Buyer Name'], country: ['Country'], message: ['Message'] },
    });
    await done(deps, team.id, as(team.max), anAction('save-profile', { profile }));
  });

  test('makes two buyers of two, though both come from one address', async () => {
    await take({ ...relayed, Subject: 'Enquiry A' }, notice('Greta'));
    await take({ ...relayed, Subject: 'Enquiry B', 'Message-ID': '<2@b>' }, notice('Otto'));
    expect(await rows()).toMatchObject([{ channel: 'platform' }, { channel: 'platform' }]);
    const found = await people();
    expect(found.map(({ name }) => name).toSorted()).toEqual(['Greta', 'Otto']);
    expect(found.flatMap(({ addresses }) => addresses)).toEqual([]);
  });

  test('passes on the buyer’s next mail, which goes on with the inquiry', async () => {
    await take(relayed, notice('Greta'));
    const answer = { ...relayed, ...next, 'In-Reply-To': '<1@kunde.example>' };
    expect(await take(answer, notice('Greta'))).toMatchObject({ kind: 'customer-wrote' });
  });
});

describe('what the provider found', () => {
  const verdict = (text: string) => ({ 'Authentication-Results': `mx.acme.test; ${text}` });
  const stored = async () => {
    const [mail] = await deps.database
      .select()
      .from(messages)
      .where(and(eq(messages.teamId, team.id), eq(messages.direction, 'in')));
    return { authentication: mail?.authentication, warnings: (await rows())[0]?.warnings };
  };
  const trust = (authservId: string | null) =>
    done(
      deps,
      team.id,
      as(team.ada),
      anAction('save-mailbox', {
        mailbox: {
          id: team.mailboxId,
          address: 'info@acme.test',
          aliases: [],
          name: 'Front desk',
          viewHours: 24,
          replyHours: 48,
          acknowledgement: usualAcknowledgement,
          authservId,
          selfCheck: false,
          active: true,
        },
      }),
    );

  test('is kept, and warns', async () => {
    await trust('mx.acme.test');
    await take(verdict('spf=pass; dkim=fail; dmarc=fail'));
    expect(await stored()).toEqual({
      authentication: { spf: 'pass', dkim: 'fail', dmarc: 'fail' },
      warnings: [
        { kind: 'dkim-failed', evidence: 'dkim=fail' },
        { kind: 'dmarc-failed', evidence: 'dmarc=fail' },
      ],
    });
  });

  test('does not warn where a forward broke one of the two', async () => {
    await trust('mx.acme.test');
    await take(verdict('spf=fail; dkim=pass; dmarc=pass'));
    expect((await stored()).warnings).toEqual([]);
  });

  test('warns of the next mail under the customer’s name, too', async () => {
    await trust('mx.acme.test');
    await take({});
    const forged = { 'In-Reply-To': '<1@kunde.example>', 'Message-ID': '<2@evil.example>' };
    const next = { ...verdict('dmarc=fail'), ...forged, Subject: 'Re: Pumps' };
    expect(await take(next, 'Our account has changed.')).toMatchObject({ kind: 'customer-wrote' });
    const [row] = await rows();
    expect(row?.warnings).toEqual([{ kind: 'dmarc-failed', evidence: 'dmarc=fail' }]);
  });

  test('is not believed where the team named no provider', async () => {
    await take(verdict('dmarc=fail'));
    expect(await stored()).toEqual({ authentication: null, warnings: [] });
  });
});
