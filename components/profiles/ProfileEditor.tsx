import { useEditor } from '#components/hooks/editor.ts';
import type { Lesson } from '#components/hooks/frame.tsx';
import { hrefTo } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Check } from '#components/ui/Check.tsx';
import { EditorFoot } from '#components/ui/EditorFoot.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import { Channel } from '#lib/domain/channel.ts';
import type { Profile } from '#lib/domain/profile.ts';
import { type ProfileDraft, wrongIn } from './draft.ts';
import { Labels } from './Labels.tsx';
import './Profiles.css';

interface ProfileEditorProps {
  /** Under which unsaved changes are kept. */
  name: string;
  saved: ProfileDraft;
  isNew: boolean;
  /** What a sample taught, with what stood behind each label. */
  lesson: Extract<Lesson, { kind: 'learned' }> | null;
  reader: TeamReader;
}

/** Which mails it is about, what their labels mean, and whether the buyer can be answered. */
export function ProfileEditor({ name, saved, isNew, lesson, reader }: ProfileEditorProps) {
  const { words } = reader;
  const say = words.profiles;
  const { draft, change, isChanged, discard, isStrict, keep, remove } = useEditor({
    room: 'profiles',
    name: `profile ${name}`,
    saved: plain(saved),
    isWhole: (profile) => wrongIn(profile).size === 0,
    saving: (profile) => ({
      type: 'save-profile',
      profile: { ...profile, name: profile.name.trim() },
    }),
    removing: ({ id }) => ({ type: 'remove-profile', profileId: id }),
  });
  const shown = isStrict ? wrongIn(draft) : null;
  const match = (key: keyof Profile['match'], text: string) =>
    change({ match: { ...draft.match, [key]: text.trim() === '' ? null : text } });

  return (
    <div class="editor">
      <p class="crumbs">
        <a href={hrefTo('profiles')}>{words.desk.backTo(words.desk.room.profiles)}</a>
        {(isChanged || isNew) && <span role="status">{words.desk.unsaved}</span>}
      </p>
      <Sheet title={lesson ? say.learnedTitle : isNew ? say.newTitle : say.editTitle}>
        <div class="pair">
          <Field
            label={say.name}
            value={draft.name}
            onInput={(text) => change({ name: text.slice(0, 80) })}
            problem={shown?.has('name') ? say.needsName : null}
          />
          <Select
            label={words.rules.condition.channel}
            value={draft.channel}
            choices={Channel.options.map((value) => ({ value, label: words.channel[value] }))}
            onChange={(channel) => change({ channel })}
          />
        </div>
        <section class="rows" aria-labelledby="profile-match">
          <h3 id="profile-match">{say.matchTitle}</h3>
          <p class="aside">{say.matchLine}</p>
          <div class="pair">
            <Field
              label={say.fromDomain}
              placeholder="example.com"
              value={draft.match.fromDomain ?? ''}
              onInput={(text) => match('fromDomain', text)}
              problem={shown?.has('match') ? say.needsMatch : null}
            />
            <Field
              label={say.dkimDomain}
              hint={say.dkimHint}
              placeholder="example.com"
              value={draft.match.dkimDomain ?? ''}
              onInput={(text) => match('dkimDomain', text)}
            />
            <Field
              label={say.subjectContains}
              value={draft.match.subjectContains ?? ''}
              onInput={(text) => match('subjectContains', text.slice(0, 200))}
            />
          </div>
        </section>
        <Labels
          labels={draft.labels}
          lesson={lesson}
          reader={reader}
          problem={shown?.has('labels') ? say.needsLabels : null}
          onChange={(labels) => change({ labels })}
        />
        <section class="rows" aria-labelledby="profile-buyer">
          <h3 id="profile-buyer">{say.buyerTitle}</h3>
          <div class="narrow">
            <Select
              label={say.buyer}
              value={draft.buyerAddress}
              hint={say.buyerHint[draft.buyerAddress]}
              choices={(['shown', 'relay', 'hidden'] as const).map((value) => ({
                value,
                label: say.buyerLine[value],
              }))}
              onChange={(buyerAddress) =>
                change({
                  buyerAddress,
                  mayAcknowledge: draft.mayAcknowledge && buyerAddress === 'shown',
                })
              }
            />
          </div>
          {draft.buyerAddress === 'shown' && (
            <Check
              label={say.mayAcknowledge}
              hint={say.mayHint}
              checked={draft.mayAcknowledge}
              onChange={(mayAcknowledge) => change({ mayAcknowledge })}
            />
          )}
          <Check
            label={say.active}
            checked={draft.active}
            onChange={(active) => change({ active })}
          />
        </section>
        <EditorFoot
          words={words}
          isUnfinished={shown !== null && shown.size > 0}
          isChanged={isChanged}
          onSave={keep}
          onDiscard={discard}
          removal={
            isNew
              ? null
              : {
                  question: say.removeSure(draft.name),
                  yes: say.removeYes,
                  onYes: remove,
                }
          }
        />
      </Sheet>
    </div>
  );
}

function plain(profile: ProfileDraft): ProfileDraft {
  const { id, name, channel, active, match, labels, buyerAddress, mayAcknowledge } = profile;
  return { id, name, channel, active, match, labels, buyerAddress, mayAcknowledge };
}
