import type { MailboxHealth } from '#components/hooks/frame.tsx';
import { hrefTo } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Line } from '#components/ui/Line.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import { mailboxAddresses, type Mailbox } from '#lib/domain/mailbox.ts';
import { listOf } from '#lib/words/names.ts';
import { acknowledgementLine } from './acknowledgement-line.ts';
import { HealthLines } from './HealthLines.tsx';

interface MailboxCardProps {
  mailbox: Mailbox;
  /** When a customer's mail last came. */
  latest: Date | null;
  /** What the server says of it now; `null`: not known here. */
  health: MailboxHealth | null;
  server: string;
  reader: TeamReader;
}

/** One mailbox: whether it is read, since when not and why, and what it does with a mail. */
export function MailboxCard({ mailbox, latest, health, server, reader }: MailboxCardProps) {
  const { words, moment, isAdmin } = reader;
  const say = words.boxes;
  const { id, address, name, aliases, viewHours, replyHours } = mailbox;
  return (
    <Sheet title={address} more={name === address ? undefined : name}>
      <div>
        <HealthLines mailbox={mailbox} health={health} latest={latest} reader={reader} />
        <Line icon="clock">{say.hours(viewHours, replyHours)}</Line>
        {aliases.length > 0 && (
          <Line icon="mail">
            {say.alsoAt(listOf(mailboxAddresses(mailbox).slice(1), moment.language))}
          </Line>
        )}
        <Line icon="reply">{acknowledgementLine(mailbox, reader)}</Line>
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
