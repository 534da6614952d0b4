import { useState } from 'preact/hooks';
import type { Lesson } from '#components/hooks/frame.tsx';
import type { TeamReader } from '#components/hooks/team.ts';
import { Button, IconButton } from '#components/ui/Button.tsx';
import { Field as TextField } from '#components/ui/Field.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Select } from '#components/ui/Select.tsx';
import type { Field, Profile } from '#lib/domain/profile.ts';
import { fields, labelsIn, type Meaning, withMeaning } from './draft.ts';

interface LabelsProps {
  labels: Profile['labels'];
  lesson: Extract<Lesson, { kind: 'learned' }> | null;
  reader: TeamReader;
  problem: string | null;
  onChange: (labels: Profile['labels']) => void;
}

/** What a select says for a label that is passed over. */
const nothing = 'nothing';

/** Every label with its meaning and, of a sample, with what stood behind it; each can be set right. */
export function Labels({ labels, lesson, reader, problem, onChange }: LabelsProps) {
  const { words } = reader;
  const say = words.profiles;
  const [typed, setTyped] = useState('');
  const [added, setAdded] = useState<string[]>([]);
  const known = labelsIn({ labels });
  const spare = [...(lesson?.unknown.map(({ label }) => label) ?? []), ...added];
  const rows: Meaning[] = [
    ...known,
    ...[...new Set([...taken(lesson), ...spare])]
      .filter((label) => !known.some((one) => one.label === label))
      .map((label) => ({ label, field: null })),
  ];
  const choices: { value: Field | typeof nothing; label: string }[] = [
    { value: nothing, label: say.ignored },
    ...fields.map((value) => ({ value, label: say.field[value] })),
  ];
  const fresh = typed
    .trim()
    .replace(/[:：]\s*$/, '')
    .slice(0, 80);
  function add(): void {
    if (fresh === '') return;
    setAdded([...added, fresh]);
    setTyped('');
  }
  return (
    <section class="rows" aria-labelledby="profile-labels">
      <h3 id="profile-labels">{say.labelsTitle}</h3>
      <p class="aside">{lesson ? say.learnedLine : say.labelsLine}</p>
      {rows.length > 0 && (
        <table class="labels">
          <thead>
            <tr>
              <th scope="col">{say.label}</th>
              {lesson && <th scope="col">{say.value}</th>}
              <th scope="col">{say.meaning}</th>
              <th>
                <span class="vh">{words.do.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, field }) => (
              <tr key={label}>
                <th scope="row">
                  <Foreign>{label}</Foreign>
                </th>
                {lesson && (
                  <td class="label-value">
                    <Foreign>{valueOf(label, lesson)}</Foreign>
                  </td>
                )}
                <td>
                  <Select
                    label={say.meaningOf(label)}
                    labelHidden
                    value={field ?? nothing}
                    choices={choices}
                    onChange={(next) =>
                      onChange(withMeaning(labels, label, next === nothing ? null : next))
                    }
                  />
                </td>
                <td>
                  <IconButton
                    icon="cross"
                    label={words.desk.removeOne(label)}
                    onClick={() => {
                      setAdded(added.filter((one) => one !== label));
                      onChange(withMeaning(labels, label, null));
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {problem && <p class="field-problem">{problem}</p>}
      <div class="add-line">
        <TextField
          label={say.addLabel}
          placeholder={say.labelHint}
          value={typed}
          onInput={setTyped}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) add();
          }}
        />
        <Button blocked={fresh === ''} onClick={add}>
          {words.do.add}
        </Button>
      </div>
    </section>
  );
}

/** The labels whose meaning the sample gave away. */
function taken(lesson: LabelsProps['lesson']): string[] {
  return lesson ? labelsIn(lesson.profile).map(({ label }) => label) : [];
}

/** What stood behind a label in the sample. */
function valueOf(label: string, { profile, preview, unknown }: NonNullable<LabelsProps['lesson']>) {
  const found = labelsIn(profile).find((one) => one.label === label)?.field;
  const value = found ? preview[found] : unknown.find((one) => one.label === label)?.value;
  return value ?? '';
}
