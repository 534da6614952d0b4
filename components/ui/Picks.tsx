import { useId } from 'preact/hooks';
import { Chips } from './Chips.tsx';
import { fieldAria, FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';
import type { Choice } from './Select.tsx';

interface PicksProps<T extends string> extends FieldFrameProps {
  chosen: readonly T[];
  choices: readonly Choice<T>[];
  onChange: (chosen: T[]) => void;
  removeLabel: (label: string) => string;
  /** What the select says: "Add a country". */
  add: string;
}

/** Some of a closed list. What is chosen and no longer in the list stands by its own name. */
export function Picks<T extends string>({
  chosen,
  choices,
  onChange,
  removeLabel,
  add,
  ...frame
}: PicksProps<T>) {
  const id = useId();
  const labelOf = (value: T) => choices.find((choice) => choice.value === value)?.label ?? value;
  const left = choices.filter(({ value }) => !chosen.includes(value));
  return (
    <FieldFrame id={id} {...frame}>
      <Chips
        label={frame.label}
        chips={chosen.map((value) => ({ key: value, label: labelOf(value) }))}
        onRemove={(key) => onChange(chosen.filter((value) => value !== key))}
        removeLabel={removeLabel}
      />
      <select
        id={id}
        class="field"
        value=""
        onChange={(event) => {
          const value = event.currentTarget.value as T;
          // The select is a way to add and shows no choice of its own.
          event.currentTarget.value = '';
          onChange([...chosen, value]);
        }}
        {...fieldAria(id, frame)}
      >
        <option value="" disabled hidden>
          {add}
        </option>
        {left.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
