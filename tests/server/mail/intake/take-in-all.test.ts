import { eq } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customers, inquiries } from '#server/database/schema/inquiry.ts';
import { answers, entries, payloads } from '#server/database/schema/log.ts';
import { messages } from '#server/database/schema/message.ts';
import { takeIn } from '#server/mail/intake/intake.ts';
import type { Seen } from '#server/mail/intake/seen.ts';
import { takeInAll } from '#server/mail/intake/take-in-all.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import { surroundings } from '#server/services/intake/surroundings.ts';
import { verifyLog } from '#server/services/log/verify-log.ts';
import { aTeam, openDeps, type ServerDeps } from '#tests/support/server-deps.ts';
import { hoursLater } from '#tests/support/rows.ts';
import { letter } from '../facts/letter.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps();
  deps.setNow(hoursLater(10));
});
afterAll(() => deps.close());

type Team = Awaited<ReturnType<typeof aTeam>>;

/** One mail of a small world: a handful of customers, threads that point at one another, mail that comes twice. */
interface Sketch {
  writer: number;
  answers: number | null;
  isSent: boolean;
  isAutomatic: boolean;
  /** The place of an earlier mail: the very same one, seen again. */
  again: number | null;
  hasId: boolean;
  thread: number | null;
}

const sketch: fc.Arbitrary<Sketch> = fc.record({
  writer: fc.nat(3),
  answers: fc.option(fc.nat(11), { freq: 2 }),
  isSent: fc.boolean(),
  isAutomatic: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  again: fc.option(fc.nat(11), { freq: 6 }),
  hasId: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  thread: fc.option(fc.nat(2), { freq: 4 }),
});

const people = ['greta@kunde.example', 'otto@kunde.example', 'li@buyer.example', 'x@gmail.com'];

function seenAs(team: Team, sketches: readonly Sketch[], at: number): Seen {
  const one = sketches[at] as Sketch;
  const uid = one.again !== null && one.again < at ? one.again : at;
  const person = people[one.writer] as string;
  const id = (n: number) => `<${n}@world.example>`;
  return {
    teamId: team.id,
    of: { kind: 'mailbox', mailboxId: team.mailboxId },
    folder: one.isSent ? 'sent' : 'inbox',
    place: {
      account: 'info@acme.test',
      folder: one.isSent ? 'Sent' : 'INBOX',
      uidValidity: 7,
      uid,
    },
    raw: wholeMail(
      letter(
        {
          From: one.isSent ? 'info@acme.test' : person,
          To: one.isSent ? person : 'info@acme.test',
          Subject: one.answers === null ? `Pumps ${uid}` : `Re: Pumps ${one.answers}`,
          'Message-ID': one.hasId ? id(uid) : null,
          'In-Reply-To': one.answers === null ? null : id(one.answers),
          'Auto-Submitted': one.isAutomatic ? 'auto-replied' : null,
        },
        `Could you quote forty pumps of kind ${uid} for our plant in Hamburg?`,
      ),
    ),
    receivedAt: new Date(hoursLater(1).getTime() + at * 60_000),
    gmail:
      one.thread === null
        ? null
        : {
            messageId: String(uid).padStart(16, '0'),
            threadId: String(one.thread).padStart(16, '0'),
          },
    notBefore: null,
  };
}

/** Everything a team has, without what differs between two teams: their own ids, and the log's salt and digests. */
async function stateOf({ id, mailboxId }: Team) {
  const { database } = deps;
  const rows = await Promise.all([
    database.select().from(customers).where(eq(customers.teamId, id)),
    database.select().from(inquiries).where(eq(inquiries.teamId, id)),
    database.select().from(messages).where(eq(messages.teamId, id)),
    database.select().from(entries).where(eq(entries.teamId, id)),
    database.select().from(payloads).where(eq(payloads.teamId, id)),
    database.select().from(answers).where(eq(answers.teamId, id)),
  ]);
  const unlike = { teamId: '', salt: '', payloadDigest: '', previous: '' };
  return rows.map((table) =>
    table
      .filter((row) => placeInLog(row) === null || Number(placeInLog(row)) > madeWith)
      .map((row) => JSON.stringify({ ...row, ...unlike }).replaceAll(mailboxId, 'mailbox'))
      .toSorted(),
  );
}

/** How many actions make a team; what they are about differs. */
const madeWith = 5;

function placeInLog(row: object): unknown {
  if ('seq' in row) return row.seq;
  return (row as { outcome: { seq?: number | null } }).outcome.seq ?? null;
}

describe('a page of mails', () => {
  test('is taken in as its mails one after the other would be', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sketch, { minLength: 1, maxLength: 12 }),
        fc.nat(11),
        async (sketches, cut) => {
          const [one, all] = [await aTeam(deps), await aTeam(deps)] as const;
          const [around, aroundAll] = [
            await surroundings(deps, one.id),
            await surroundings(deps, all.id),
          ];
          const single = [];
          for (let at = 0; at < sketches.length; at += 1) {
            single.push(await takeIn(deps, seenAs(one, sketches, at), around));
          }
          const mails = sketches.map((_, at) => seenAs(all, sketches, at));
          const paged = [
            ...(await takeInAll(deps, mails.slice(0, cut), aroundAll)),
            ...(await takeInAll(deps, mails.slice(cut), aroundAll)),
          ];
          expect(paged).toEqual(single);
          expect(await stateOf(all)).toEqual(await stateOf(one));
          expect(await verifyLog(deps, all.id)).toMatchObject({ kind: 'whole' });
        },
      ),
      { numRuns: 25 },
    );
  });

  test('changes nothing where anything of it breaks', async () => {
    const team = await aTeam(deps);
    const around = await surroundings(deps, team.id);
    const plain: Sketch = {
      writer: 0,
      answers: null,
      isSent: false,
      isAutomatic: false,
      again: null,
      hasId: true,
      thread: null,
    };
    const mails = [0, 1, 2].map((at) => seenAs(team, [plain, plain, plain], at));
    const failing = { ...deps, reach: () => Promise.reject(new Error('broke')) };
    await expect(takeInAll(failing, mails, around)).rejects.toThrow('broke');
    const rows = () => deps.database.select().from(inquiries).where(eq(inquiries.teamId, team.id));
    expect(await rows()).toHaveLength(0);
    await takeInAll(deps, mails, around);
    expect(await rows()).toHaveLength(3);
    expect((await takeInAll(deps, mails, around)).map(({ kind }) => kind)).toEqual(
      mails.map(() => 'ignored'),
    );
    expect(await rows()).toHaveLength(3);
  });
});
