import { useState } from 'preact/hooks';
import { useFrame, useReplica, type Lesson } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import type { RoomProps } from '#components/hooks/team.ts';
import { Wait } from '#components/ui/Wait.tsx';
import { refusedSave, teamProfiles } from '#lib/replica/queries/desk.ts';
import { emptyProfile } from './draft.ts';
import { Learn } from './Learn.tsx';
import { ProfileEditor } from './ProfileEditor.tsx';
import { ProfileList } from './ProfileList.tsx';

type Learned = Extract<Lesson, { kind: 'learned' }>;

/** The room of profiles: their list, one being changed, or one being learned from a sample. */
export function Profiles({ at, reader }: RoomProps) {
  const { words, isManager } = reader;
  const replica = useReplica();
  const { author } = useFrame();
  const [newId] = useState(author.newId);
  const [lesson, learn] = useState<Learned | 'by-hand' | null>(null);
  const read = useLive(
    async () => ({
      profiles: await teamProfiles(replica),
      refused: await refusedSave(replica, (action) =>
        action.type === 'save-profile' && action.profile.id === at ? action.profile : null,
      ),
    }),
    [replica, at],
  );
  if (!read) return <Wait>{words.desk.reading}</Wait>;
  const { profiles, refused } = read;
  const known = profiles.find(({ id }) => id === at);
  const list = <ProfileList profiles={profiles} reader={reader} />;
  if (at === null || !isManager) return list;
  if (at === 'new' && lesson === null) {
    return <Learn reader={reader} onLearned={learn} onByHand={() => learn('by-hand')} />;
  }
  const fresh =
    lesson !== null && lesson !== 'by-hand'
      ? { ...lesson.profile, id: emptyProfile(newId).id, active: true }
      : emptyProfile(newId);
  const saved = at === 'new' ? fresh : (refused ?? known);
  if (!saved) {
    return (
      <>
        <p class="room-note" role="status">
          {words.refusal['profile-gone']().lead}
        </p>
        {list}
      </>
    );
  }
  return (
    <ProfileEditor
      name={at === 'new' ? newId : at}
      saved={saved}
      isNew={!known}
      lesson={lesson === 'by-hand' ? null : lesson}
      reader={reader}
    />
  );
}
