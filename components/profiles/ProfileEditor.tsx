import { useState } from 'preact/hooks';
import { useDraft } from '#components/hooks/draft.ts';
import type { Lesson } from '#components/hooks/frame.tsx';
import { goTo, hrefTo } from '#components/hooks/place.ts';
import { useSave } from '#components/hooks/save.ts';
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
  const save = useSave();
  const { draft, change, isChanged, discard, forget } = useDraft(`profile ${name}`, plain(saved));
  const [isStrict, beStrict] = useState(false);
  const wrong = wrongIn(draft);
  const shown = isStrict ? wrong : null;

  async function keep(): Promise<void> {
    if (wrong.size > 0) return beStrict(true);
    await save({ type: 'save-profile', profile: { ...draft, name: draft.name.trim() } });
    forget();
    goTo('profiles');
  }
  async function remove(): Promise<void> {
    await save({ type: 'remove-profile', profileId: draft.id });
    forget();
    goTo('profiles');
  }
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
          onSave={() => void keep()}
          onDiscard={discard}
          removal={
            isNew
              ? null
              : {
                  question: say.removeSure(draft.name),
                  yes: say.removeYes,
                  onYes: () => void remove(),
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
