import { hrefTo, roomNames, type RoomName } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { useReplica } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { freshness } from '#components/hooks/standing-words.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Icon, type IconName } from '#components/ui/Icon.tsx';
import type { Standing } from '#lib/replica/queries/standing.ts';
import { teamMailboxes } from '#lib/replica/queries/team.ts';

const icons: Record<RoomName, IconName> = {
  rules: 'rule',
  templates: 'template',
  mailboxes: 'plug',
  webmails: 'browser',
  roster: 'calendar',
  profiles: 'form',
};

interface SideProps {
  at: RoomName;
  stand: Standing | undefined;
  reader: TeamReader | null;
}

/** The rooms, and at its foot how the mailboxes and this browser stand. */
export function Side({ at, stand, reader }: SideProps) {
  const { words } = useWords();
  return (
    <nav class="side" aria-label={words.desk.rooms}>
      <div class="brand">
        <Icon name="baton" />
        <span>
          {words.product.name}
          {reader && <small>{reader.team.name}</small>}
        </span>
      </div>
      <ul class="rooms">
        {roomNames.map((room) => (
          <li key={room}>
            <a href={hrefTo(room)} aria-current={room === at ? 'page' : undefined}>
              <Icon name={icons[room]} />
              {words.desk.room[room]}
            </a>
          </li>
        ))}
      </ul>
      {reader && stand?.hasRows && <Health stand={stand} reader={reader} />}
    </nav>
  );
}

function Health({ stand, reader }: { stand: Standing; reader: TeamReader }) {
  const { words } = reader;
  const replica = useReplica();
  const mailboxes = useLive(() => teamMailboxes(replica), [replica]) ?? [];
  const troubled = mailboxes.filter(({ active, trouble }) => active && trouble !== null);
  return (
    <div class="side-foot">
      {troubled.length > 0 ? (
        <a class="troubled" href={hrefTo('mailboxes')}>
          <Icon name="warning" />
          {words.desk.troubled(troubled.length)}
        </a>
      ) : (
        mailboxes.some(({ active, connected }) => active && connected) && (
          <b>
            <Icon name="check" />
            {words.desk.allRead}
          </b>
        )
      )}
      <span>{freshness(stand, reader)}</span>
    </div>
  );
}
