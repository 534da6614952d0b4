import { useId } from 'preact/hooks';
import { fieldAria, FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';

export interface Choice<T extends string> {
  value: T;
  label: string;
}

interface SelectProps<T extends string> extends FieldFrameProps {
  /** '' while nothing is chosen. */
  value: T | '';
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
  /** Stands for nothing chosen, and cannot be chosen again. */
  placeholder?: string;
}

/** One of a closed list, as the browser has it: typing finds, arrow keys choose, a screen reader knows it. */
export function Select<T extends string>({
  value,
  choices,
  onChange,
  placeholder,
  ...frame
}: SelectProps<T>) {
  const id = useId();
  return (
    <FieldFrame id={id} {...frame}>
      <select
        id={id}
        class="field"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as T)}
        {...fieldAria(id, frame)}
      >
        {placeholder !== undefined && (
          <option value="" disabled hidden>
            {placeholder}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
