import { useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { useSetting } from '#components/hooks/setting.ts';
import type { RoomProps } from '#components/hooks/team.ts';
import { Button } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Wait } from '#components/ui/Wait.tsx';
import { lastMails, refusedSave } from '#lib/replica/queries/desk.ts';
import { teamMailboxes, templatesFor } from '#lib/replica/queries/team.ts';
import { serverAddress } from '#lib/settings/settings.ts';
import { gapAfter } from '#lib/words/sentences.ts';
import { useHealth } from './health.ts';
import { MailboxCard } from './MailboxCard.tsx';
import { MailboxEditor } from './MailboxEditor.tsx';
import './Mailboxes.css';

/** The room of mailboxes: each with how it stands, or one being set up. */
export function Mailboxes({ at, reader }: RoomProps) {
  const { words, isAdmin, members } = reader;
  const say = words.boxes;
  const replica = useReplica();
  const [server] = useSetting(serverAddress);
  const health = useHealth(reader.isManager);
  const read = useLive(
    async () => ({
      mailboxes: await teamMailboxes(replica),
      latest: await lastMails(replica),
      templates: await templatesFor(replica, 'acknowledgement'),
      refused: await refusedSave(replica, (action) =>
        action.type === 'save-mailbox' && action.mailbox.id === at ? action.mailbox : null,
      ),
    }),
    [replica, at],
  );
  if (!read || server === undefined) return <Wait>{words.desk.reading}</Wait>;
  const { mailboxes, latest, templates, refused } = read;
  const open = mailboxes.find(({ id }) => id === at);
  if (open && isAdmin) {
    return (
      <MailboxEditor
        saved={refused ?? open}
        mailbox={open}
        templates={templates}
        server={server}
        reader={reader}
      />
    );
  }
  const own = members.get(reader.me.id)?.connected ?? false;
  return (
    <>
      <div class="room-head">
        <p>{say.line}</p>
        {isAdmin && server && (
          <Button kind="primary" href={`${server}mailboxes/new`}>
            {say.add}
          </Button>
        )}
      </div>
      {isAdmin ? (
        <p class="room-note">{say.addLine}</p>
      ) : (
        <p class="room-note">{words.desk.onlyAdmins}</p>
      )}
      {mailboxes.length === 0 && <Empty level={2} title={say.none} line={say.noneLine} />}
      <div class="sheets">
        {mailboxes.map((mailbox) => (
          <MailboxCard
            key={mailbox.id}
            mailbox={mailbox}
            latest={latest.get(mailbox.id) ?? null}
            health={health.get(mailbox.id) ?? null}
            server={server}
            reader={reader}
          />
        ))}
      </div>
      {server && (
        <p class="room-note own-mailbox">
          {own ? say.ownOn : say.ownOff}
          {gapAfter(say.ownOff)}
          <a href={`${server}account/mailbox`} target="_blank" rel="noreferrer">
            {say.ownPage}
          </a>
        </p>
      )}
    </>
  );
}
