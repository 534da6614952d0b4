import { dayChoices, zoneChoices } from '#components/hooks/choices.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Select } from '#components/ui/Select.tsx';
import type { Condition } from '#lib/domain/rule.ts';

type Hour = Extract<Condition, { kind: 'hour' }>;

interface HourConditionProps {
  condition: Hour;
  reader: TeamReader;
  onChange: (condition: Hour) => void;
}

/** Between which times of day, on which days, on whose clock. */
export function HourCondition({ condition, reader, onChange }: HourConditionProps) {
  const { tag } = useWords();
  const say = reader.words.rules;
  const toggle = (day: number) =>
    onChange({
      ...condition,
      days: condition.days.includes(day)
        ? condition.days.filter((one) => one !== day)
        : [...condition.days, day].toSorted(),
    });
  return (
    <>
      <div class="row-hours">
        <Field
          type="time"
          label={say.from}
          value={condition.from}
          onInput={(from) => onChange({ ...condition, from })}
        />
        <Field
          type="time"
          label={say.to}
          value={condition.to}
          onInput={(to) => onChange({ ...condition, to })}
        />
        <Select
          label={reader.words.desk.zone}
          value={condition.timeZone}
          choices={zoneChoices(condition.timeZone)}
          onChange={(timeZone) => onChange({ ...condition, timeZone })}
        />
      </div>
      <div class="days" role="group" aria-label={say.days}>
        {dayChoices(tag).map(({ value, label }) => (
          <button
            key={value}
            type="button"
            class="day"
            aria-pressed={condition.days.includes(value)}
            onClick={() => toggle(value)}
          >
            {label}
          </button>
        ))}
        {condition.days.length === 0 && <span class="aside">{say.everyDay}</span>}
      </div>
    </>
  );
}
