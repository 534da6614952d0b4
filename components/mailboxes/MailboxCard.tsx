import { hrefTo } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Line } from '#components/ui/Line.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import { mailboxAddresses, type Mailbox } from '#lib/domain/mailbox.ts';
import { listOf } from '#lib/words/names.ts';
import { gapAfter } from '#lib/words/sentences.ts';
import { since } from '#lib/words/times.ts';
import { acknowledgementLine } from './acknowledgement-line.ts';

interface MailboxCardProps {
  mailbox: Mailbox;
  /** When a customer's mail last came. */
  latest: Date | null;
  server: string;
  reader: TeamReader;
}

/** One mailbox: whether it is read, since when not and why, and what it does with a mail. */
export function MailboxCard({ mailbox, latest, server, reader }: MailboxCardProps) {
  const { words, moment, isAdmin } = reader;
  const say = words.boxes;
  const { id, address, name, aliases, viewHours, replyHours } = mailbox;
  return (
    <Sheet title={address} more={name === address ? undefined : name}>
      <div>
        <Health mailbox={mailbox} latest={latest} reader={reader} />
        <Line icon="clock">{say.hours(viewHours, replyHours)}</Line>
        {aliases.length > 0 && (
          <Line icon="mail">
            {say.alsoAt(listOf(mailboxAddresses(mailbox).slice(1), moment.language))}
          </Line>
        )}
        <Line icon="reply">{acknowledgementLine(mailbox.acknowledgement, reader)}</Line>
      </div>
      {isAdmin && (
        <div class="card-acts">
          <a class="btn secondary" href={hrefTo('mailboxes', id)}>
            {say.setUp}
          </a>
          {server && (
            <a class="btn quiet" href={`${server}mailboxes/${id}`} target="_blank" rel="noreferrer">
              {mailbox.connected ? say.login : say.connect}
            </a>
          )}
        </div>
      )}
    </Sheet>
  );
}

/** Technology is named to admins alone. */
function Health({
  mailbox,
  latest,
  reader,
}: Pick<MailboxCardProps, 'mailbox' | 'latest' | 'reader'>) {
  const { words, moment, isAdmin } = reader;
  const say = words.boxes;
  const { active, connected, trouble } = mailbox;
  if (!active) return <Line icon="offline">{say.stopped}</Line>;
  if (trouble) {
    const why = isAdmin ? words.mailbox.trouble[trouble.kind] : say.adminMust;
    return (
      <div class="mailbox-trouble">
        <Line icon="warning">
          <b>{say.notReadSince(since(trouble.since, moment))}</b>
          {gapAfter(say.notReadSince(''))}
          {why}
        </Line>
      </div>
    );
  }
  if (!connected) return <Line icon="eye">{say.notWatched}</Line>;
  return <Line icon="check">{latest ? say.readLast(since(latest, moment)) : say.read}</Line>;
}
