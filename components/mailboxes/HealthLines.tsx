import type { MailboxHealth } from '#components/hooks/frame.tsx';
import type { TeamReader } from '#components/hooks/team.ts';
import { Line } from '#components/ui/Line.tsx';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import { gapAfter, sentences } from '#lib/words/sentences.ts';
import { since } from '#lib/words/times.ts';

interface HealthLinesProps {
  mailbox: Mailbox;
  /** What the server says now; `null`: not known here. */
  health: MailboxHealth | null;
  /** When a customer's mail last came, as this browser knows it. */
  latest: Date | null;
  reader: TeamReader;
}

/** Whether a mailbox is read, since when not, and why. Technology is named to admins alone. */
export function HealthLines({ mailbox, health, latest, reader }: HealthLinesProps) {
  const { words, moment, isAdmin } = reader;
  const say = words.boxes;
  const { active, connected } = mailbox;
  const trouble = health?.trouble ?? mailbox.trouble;
  if (!active) return <Line icon="offline">{say.stopped}</Line>;
  if (trouble) {
    const lead = say.notReadSince(since(trouble.since, moment));
    return (
      <div class="mailbox-trouble">
        <Line icon="warning">
          <b>{lead}</b>
          {gapAfter(lead)}
          {isAdmin ? words.alert.reason[trouble.kind] : say.adminMust}
        </Line>
      </div>
    );
  }
  if (!connected) return <Line icon="eye">{say.notWatched}</Line>;
  const readAt = health?.lastReadAt ?? null;
  const lastMail = health?.lastMailAt ?? latest;
  return (
    <>
      <Line icon="check">
        {sentences(
          readAt ? say.readAt(since(readAt, moment)) : say.read,
          lastMail ? say.lastMail(since(lastMail, moment)) : '',
        )}
      </Line>
      {health !== null && health.waiting > 0 && (
        <Line icon="clock">{say.waiting(health.waiting)}</Line>
      )}
      {health?.selfCheck && (
        <Line icon="mail">
          {health.selfCheck.seenAt
            ? say.checkSeen(since(health.selfCheck.seenAt, moment))
            : say.checkSent(since(health.selfCheck.sentAt, moment))}
        </Line>
      )}
    </>
  );
}
