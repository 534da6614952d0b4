import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ActionOf } from '#lib/domain/action.ts';
import { indexKeys } from '#lib/domain/fingerprint/keys.ts';
import type { InquiryId, MessageId } from '#lib/domain/ids.ts';
import { fromRow } from '#server/database/rows.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { messages } from '#server/database/schema/message.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import { takeIn } from '#server/mail/intake/intake.ts';
import { performAction } from '#server/services/actions/perform.ts';
import { hoursLater, morning } from '#tests/support/rows.ts';
import { anAction, aTeam, openDeps, type ServerDeps } from '#tests/support/server-deps.ts';
import { letter } from '../facts/letter.ts';

/** One reply, told twice: by the browser that sent it, and by the server that finds it in Sent. */
let deps: ServerDeps;
let team: Awaited<ReturnType<typeof aTeam>>;
let uid = 0;
beforeAll(async () => {
  deps = await openDeps();
});
afterAll(() => deps.close());

const words = 'Thank you for asking: all forty pumps are in stock and leave tomorrow.\r\n\r\nLinda';
const quoted = '\r\n\r\nOn Monday Greta Kunde wrote:\r\n> Could you quote forty pumps?\r\n';

const take = (raw: Buffer, folder: 'inbox' | 'sent', receivedAt: Date) =>
  takeIn(deps, {
    teamId: team.id,
    of: { kind: 'mailbox', mailboxId: team.mailboxId },
    folder,
    place: {
      account: 'info@acme.test',
      folder: folder === 'sent' ? 'Sent' : 'INBOX',
      uidValidity: 7,
      uid: (uid += 1),
    },
    raw: wholeMail(raw),
    receivedAt,
    gmail: null,
    notBefore: null,
  });
const seeInSent = () =>
  take(
    letter(
      {
        From: '"Front desk" <info@acme.test>',
        To: 'greta@kunde.example',
        Subject: 'Re: Pumps',
        'Message-ID': '<answer@acme.test>',
        'In-Reply-To': '<1@kunde.example>',
      },
      words + quoted,
    ),
    'sent',
    deps.now(),
  );

let inquiryId: InquiryId;
beforeEach(async () => {
  deps.setNow(hoursLater(1));
  team = await aTeam(deps);
  const opened = await take(letter(), 'inbox', morning);
  if (opened.kind !== 'opened') throw new Error(`the mail was ${opened.kind}`);
  ({ inquiryId } = opened);
  deps.setNow(hoursLater(2));
});

/** What the page of Linda's webmail tells, on a laptop that is three days behind. */
const report = () => {
  const laptop = hoursLater(-72);
  const message: ActionOf<'replied'>['message'] = {
    id: deps.newId() as MessageId,
    direction: 'out',
    rfcMessageId: null,
    inReplyTo: '<1@kunde.example>',
    references: [],
    from: { name: 'Front desk', address: 'info@acme.test' },
    to: [{ name: '', address: 'greta@kunde.example' }],
    cc: [],
    recipients: 1,
    subject: 'Re: Pumps',
    snippet: '',
    sentAt: laptop,
    receivedAt: laptop,
    attachments: [],
    places: [],
    gmail: null,
    conversation: null,
    authentication: null,
    reply: null,
    keys: indexKeys({
      sender: 'info@acme.test',
      senderName: 'Front desk',
      subject: 'Re: Pumps',
      sentAt: laptop,
      // As the editor holds it, before the mail is wrapped.
      bodies: [(words + quoted).replaceAll('\r\n', '\n')],
      attachments: [],
      recipients: ['greta@kunde.example'],
    }),
  };
  const action = anAction('replied', {
    inquiryId,
    by: team.linda.id,
    evidence: 'browser',
    message,
  });
  return performAction(deps, { teamId: team.id, memberId: team.linda.id }, action);
};

const stands = async () => {
  const { database } = deps;
  const [row] = await database.select().from(inquiries).where(eq(inquiries.teamId, team.id));
  const mails = await database.select().from(messages).where(eq(messages.teamId, team.id));
  return {
    inquiry: row && fromRow(row),
    sent: mails.map(fromRow).filter(({ direction }) => direction === 'out'),
  };
};

test.each([
  ['the browser first', [report, seeInSent]],
  ['the server first', [seeInSent, report]],
])('is one mail with its sender and the better evidence: %s', async (_order, [first, then]) => {
  await first?.();
  await then?.();
  const { inquiry, sent } = await stands();
  expect(sent).toMatchObject([
    { rfcMessageId: '<answer@acme.test>', places: [{ folder: 'Sent' }], direction: 'out' },
  ]);
  expect(inquiry).toMatchObject({
    stage: 'claimed',
    assigneeId: team.linda.id,
    replyBy: null,
    answer: { by: team.linda.id, evidence: 'server', messageId: sent[0]?.id, at: hoursLater(2) },
  });
});

test('says what the browser knows until the server has seen it', async () => {
  await report();
  const { inquiry, sent } = await stands();
  expect(inquiry?.answer).toMatchObject({ by: team.linda.id, evidence: 'browser' });
  await seeInSent();
  // The row that the report had begun holds now what the mail itself says.
  const { sent: whole } = await stands();
  expect(whole[0]).toMatchObject({ id: sent[0]?.id, snippet: expect.stringContaining('in stock') });
});
