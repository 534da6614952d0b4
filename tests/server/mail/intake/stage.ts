import { and, asc, eq } from 'drizzle-orm';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { entries, payloads } from '#server/database/schema/log.ts';
import { messages } from '#server/database/schema/message.ts';
import { takeIn } from '#server/mail/intake/intake.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import type { Seen } from '#server/mail/intake/seen.ts';
import { aTeam, openDeps } from '#tests/support/server-deps.ts';
import { hoursLater, morning } from '#tests/support/rows.ts';
import { letter } from '../facts/letter.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Teams of their own, each with one inquiry by Greta of this morning, taken in from the mailbox. */
export async function openStage() {
  const deps = await openDeps();
  deps.setNow(hoursLater(90));
  let uid = 0;
  return {
    deps,
    /** Where mails go from now on. */
    async newTeam() {
      const team = await aTeam(deps);
      const seen = (raw: Buffer, hours: number, over: Partial<Seen> = {}): Seen => {
        uid += 1;
        return {
          teamId: team.id,
          of: { kind: 'mailbox', mailboxId: team.mailboxId },
          folder: 'inbox',
          place: { account: 'info@acme.test', folder: 'INBOX', uidValidity: 7, uid },
          raw: wholeMail(raw),
          receivedAt: hours === 0 ? morning : hoursLater(hours),
          gmail: null,
          notBefore: null,
          ...over,
        };
      };
      const { database } = deps;
      const rows = () => database.select().from(inquiries).where(eq(inquiries.teamId, team.id));
      const desk = {
        team,
        seen,
        take: (raw: Buffer, hours = 0, over?: Partial<Seen>) =>
          takeIn(deps, seen(raw, hours, over)),
        rows,
        async inquiry() {
          const [row] = await rows();
          if (!row) throw new Error('no inquiry');
          return row;
        },
        /** Those changed last come last. */
        mails: () =>
          database
            .select()
            .from(messages)
            .where(eq(messages.teamId, team.id))
            .orderBy(asc(messages.seq)),
        /** What the log says of the last action. */
        async lastEntry() {
          const all = await database
            .select({ action: entries.action, detail: payloads.detail })
            .from(entries)
            .innerJoin(
              payloads,
              and(eq(payloads.teamId, entries.teamId), eq(payloads.seq, entries.seq)),
            )
            .where(eq(entries.teamId, team.id))
            .orderBy(asc(entries.seq));
          return all.at(-1);
        },
        ofLinda: (): Partial<Seen> => ({ of: { kind: 'member', memberId: team.linda.id } }),
      };
      await desk.take(letter());
      return desk;
    },
  };
}

export const sent: Partial<Seen> = { folder: 'sent' };

/** Linda's answer to Greta. */
export const reply = (
  over: Record<string, string | null> = {},
  body = 'Yes, forty pumps are in stock.',
) =>
  letter(
    {
      From: 'Linda <linda@acme.test>',
      To: 'greta@kunde.example',
      Subject: 'Re: Pumps',
      'Message-ID': '<reply@acme.test>',
      'In-Reply-To': '<1@kunde.example>',
      ...over,
    },
    body,
  );
