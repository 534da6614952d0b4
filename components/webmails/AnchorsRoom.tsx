import { useReplica, type WebmailHealth } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { hrefTo } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Wait } from '#components/ui/Wait.tsx';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { anchorVersions } from '#lib/replica/queries/anchors.ts';
import { refusedSave } from '#lib/replica/queries/desk.ts';
import { AnchorsEditor } from './AnchorsEditor.tsx';
import { AnchorVersions } from './AnchorVersions.tsx';
import { HealthTable } from './HealthTable.tsx';

interface AnchorsRoomProps {
  webmail: WebmailName;
  health: readonly WebmailHealth[];
  reader: TeamReader;
}

/** The anchors of one webmail: what is found, what is set, and every version of it. */
export function AnchorsRoom({ webmail, health, reader }: AnchorsRoomProps) {
  const { words } = reader;
  const say = words.webmails;
  const replica = useReplica();
  const read = useLive(
    async () => ({
      versions: await anchorVersions(replica, webmail),
      refused: await refusedSave(replica, (action) =>
        action.type === 'save-anchors' && action.webmail === webmail ? action : null,
      ),
    }),
    [replica, webmail],
  );
  if (!read) return <Wait>{words.desk.reading}</Wait>;
  const { versions, refused } = read;
  const used = versions.find(({ isActive }) => isActive) ?? null;
  return (
    <div class="editor">
      <p class="crumbs">
        <a href={hrefTo('webmails')}>{words.desk.backTo(words.desk.room.webmails)}</a>
      </p>
      {health.length > 0 && (
        <div class="sheet-box health-above">
          <HealthTable caption={say.caption(say.name[webmail])} health={health} reader={reader} />
        </div>
      )}
      <AnchorsEditor
        webmail={webmail}
        used={used}
        refused={refused}
        health={health}
        reader={reader}
      />
      <AnchorVersions webmail={webmail} versions={versions} reader={reader} />
    </div>
  );
}
