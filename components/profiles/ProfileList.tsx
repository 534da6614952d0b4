import { hrefTo } from '#components/hooks/place.ts';
import { useSave } from '#components/hooks/save.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Empty } from '#components/ui/Empty.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Switch } from '#components/ui/Switch.tsx';
import type { Profile } from '#lib/domain/profile.ts';
import { sentences } from '#lib/words/sentences.ts';
import './Profiles.css';

interface ProfileListProps {
  profiles: readonly Profile[];
  reader: TeamReader;
}

/** How mails of forms and platforms are read. */
export function ProfileList({ profiles, reader }: ProfileListProps) {
  const { words, isManager } = reader;
  const say = words.profiles;
  const save = useSave();
  return (
    <>
      <div class="room-head">
        <p>{say.line}</p>
        {isManager && (
          <a class="btn primary" href={hrefTo('profiles', 'new')}>
            {say.learn}
          </a>
        )}
      </div>
      {!isManager && <p class="room-note">{words.desk.onlyManagers}</p>}
      {profiles.length === 0 ? (
        <Empty level={2} title={say.none} line={say.noneLine} />
      ) : (
        <ul class="sheet-box profile-list">
          {profiles.map(({ seq: _seq, ...profile }) => (
            <li key={profile.id} class={profile.active ? '' : 'off'}>
              <div>
                {isManager ? (
                  <a href={hrefTo('profiles', profile.id)}>
                    <Foreign>{profile.name}</Foreign>
                  </a>
                ) : (
                  <b>
                    <Foreign>{profile.name}</Foreign>
                  </b>
                )}
                <p>{whereFrom(profile, reader)}</p>
                <p class="aside">{say.buyerLine[profile.buyerAddress]}</p>
              </div>
              {isManager ? (
                <Switch
                  label={say.use(profile.name)}
                  isOn={profile.active}
                  onChange={(active) =>
                    void save({ type: 'save-profile', profile: { ...profile, active } })
                  }
                />
              ) : (
                <span class="rule-state">{profile.active ? words.desk.on : words.desk.off}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** "Platform. From made-in.example, subject with “Inquiry”." */
function whereFrom({ channel, match }: Omit<Profile, 'seq'>, { words }: TeamReader): string {
  const say = words.profiles;
  return sentences(
    say.kind[channel === 'platform' ? 'platform' : 'form'],
    match.fromDomain ? say.fromLine(match.fromDomain) : '',
    match.dkimDomain ? say.signedLine(match.dkimDomain) : '',
    match.subjectContains ? say.subjectLine(match.subjectContains) : '',
  );
}
