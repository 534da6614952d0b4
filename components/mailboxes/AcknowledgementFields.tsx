import { zoneChoices } from '#components/hooks/choices.ts';
import { hrefTo } from '#components/hooks/place.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Check } from '#components/ui/Check.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import type { Template } from '#lib/domain/template.ts';
import { type MailboxDraft, most, type Wrong } from './draft.ts';

interface AcknowledgementFieldsProps {
  draft: MailboxDraft;
  /** `null`: nothing was tried yet. */
  wrong: Wrong | null;
  templates: readonly Template[];
  reader: TeamReader;
  onChange: (changes: Partial<MailboxDraft>) => void;
}

/** Whether and when a first answer goes out by itself. */
export function AcknowledgementFields({
  draft,
  wrong,
  templates,
  reader,
  onChange,
}: AcknowledgementFieldsProps) {
  const { words } = reader;
  const say = words.boxes;
  const number = (name: 'everyDays' | 'notAfterHours', label: string, hint: string) => (
    <Field
      type="number"
      min={1}
      max={most[name]}
      label={label}
      hint={hint}
      value={draft[name]}
      onInput={(text) => onChange({ [name]: text })}
      problem={wrong?.has(name) ? say.between(1, most[name]) : null}
    />
  );
  return (
    <Sheet title={say.ackTitle}>
      <p class="aside">{say.ackLine}</p>
      <Check
        label={say.ackUse}
        checked={draft.isAckOn}
        onChange={(isAckOn) => onChange({ isAckOn })}
      />
      {draft.isAckOn && (
        <>
          <div class="narrow">
            <Select<string>
              label={say.ackTemplate}
              value={draft.templateId === '' ? 'first' : draft.templateId}
              choices={[
                { value: 'first', label: say.ackFirst },
                ...templates.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(id) => onChange({ templateId: id === 'first' ? '' : id })}
            />
            {templates.length === 0 && (
              <p class="field-problem">
                <span>
                  {say.ackNone} <a href={hrefTo('templates', 'new')}>{words.editor.add}</a>
                </span>
              </p>
            )}
          </div>
          <div class="pair">
            {number('everyDays', say.everyDays, say.everyDaysHint)}
            {number('notAfterHours', say.notAfterHours, say.notAfterHint)}
          </div>
          <Check
            label={say.quiet}
            hint={say.quietHint}
            checked={draft.isQuiet}
            onChange={(isQuiet) => onChange({ isQuiet })}
          />
          {draft.isQuiet && (
            <>
              <div class="row-hours">
                <Field
                  type="time"
                  label={say.quietFrom}
                  value={draft.quietFrom}
                  onInput={(quietFrom) => onChange({ quietFrom })}
                />
                <Field
                  type="time"
                  label={say.quietTo}
                  value={draft.quietTo}
                  onInput={(quietTo) => onChange({ quietTo })}
                />
                <Select
                  label={words.desk.zone}
                  value={draft.quietZone}
                  choices={zoneChoices(draft.quietZone)}
                  onChange={(quietZone) => onChange({ quietZone })}
                />
              </div>
              {wrong?.has('quiet') && <p class="field-problem">{say.needsQuiet}</p>}
            </>
          )}
        </>
      )}
    </Sheet>
  );
}
