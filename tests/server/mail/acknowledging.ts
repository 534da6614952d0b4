import { and, eq } from 'drizzle-orm';
import { usualAcknowledgement, type AcknowledgementSettings } from '#lib/domain/acknowledgement.ts';
import type { ActionOf } from '#lib/domain/action.ts';
import type { ActionId, InquiryId, TeamId } from '#lib/domain/ids.ts';
import { deliveries } from '#server/database/schema/mail.ts';
import { acknowledge } from '#server/mail/acknowledge.ts';
import type { Deps } from '#server/services/deps.ts';
import { anAction, anOpening, as, done, watcher } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';
import { asPerson, quick, vault, type Desk } from './desk.ts';

/** Everybody is of another company: only so many of one are acknowledged in an hour. */
export const addressOf = (word: string) => `${word}@${word}.example`;

interface Came {
  to?: string;
  language?: string;
  name?: string;
  receivedAt?: Date;
  message?: Partial<ActionOf<'open'>['message']>;
}

interface Job {
  teamId: TeamId;
  inquiryId: InquiryId;
  actionId: ActionId;
}

/** What a test of acknowledgements does at a desk. */
export function acknowledging(desk: Desk) {
  /** How info@ acknowledges from now on. */
  async function settle(over: Partial<AcknowledgementSettings> = {}, replyHours = 48) {
    const { connected: _c, trouble: _t, seq: _s, teamId: _i, ...mailbox } = await desk.mailbox();
    const acknowledgement = { ...usualAcknowledgement, ...over };
    const changed = { ...mailbox, replyHours, acknowledgement };
    await done(
      desk.deps,
      desk.team.id,
      as(desk.team.ada),
      anAction('save-mailbox', { mailbox: changed }),
    );
  }

  /** A mail came that may be acknowledged; nothing is sent yet. */
  async function cameIn(word: string, came: Came = {}, deps: Deps = desk.deps): Promise<Job> {
    const { language = 'en', name = 'Greta Kunde', receivedAt = deps.now() } = came;
    const usual = anOpening(desk.team.mailboxId, word);
    const opening: ActionOf<'open'> = {
      ...usual,
      customer: { ...usual.customer, name, language },
      inquiry: { ...usual.inquiry, language },
      message: { ...usual.message, receivedAt, ...came.message },
      acknowledge: { may: true, to: came.to ?? addressOf(word) },
    };
    const queue = { ...deps.queue, enqueue: async () => null };
    await done({ ...deps, queue }, desk.team.id, watcher, opening);
    return { teamId: desk.team.id, inquiryId: opening.inquiryId, actionId: opening.id };
  }

  const send = (job: Job, over: Partial<Deps> = {}) =>
    acknowledge({ ...desk.deps, ...over }, vault, job, quick.mail);
  const standing = async ({ inquiryId }: { inquiryId: InquiryId }) =>
    (await desk.inquiries()).find(({ id }) => id === inquiryId)?.acknowledgement;
  const mailsOf = (address: string, folder = 'INBOX') =>
    asPerson(desk.stack, address, async (client) => {
      const { exists } = await client.mailboxOpen(folder, { readOnly: true });
      if (exists === 0) return [];
      const all = await client.fetchAll('1:*', { source: true });
      return all.map(({ source }) => source?.toString() ?? '');
    });
  /** What stands in the customer's inbox once mail is there. */
  const received = (word: string) => inboxOf(addressOf(word));
  const inboxOf = (address: string) =>
    until(async () => {
      const mails = await mailsOf(address);
      return mails.length > 0 && mails;
    });
  const sentCopies = async (word: string) =>
    (await mailsOf('info@acme.test', 'Sent')).filter((raw) =>
      raw.includes(`To: ${addressOf(word)}`),
    );
  const stateOf = async ({ actionId }: Job) => {
    const [row] = await desk.deps.database
      .select()
      .from(deliveries)
      .where(and(eq(deliveries.teamId, desk.team.id), eq(deliveries.id, actionId)));
    return row?.state;
  };
  return { settle, cameIn, send, standing, mailsOf, inboxOf, received, sentCopies, stateOf };
}
