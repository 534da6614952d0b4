import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import { fieldAria, FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';

interface FieldProps extends FieldFrameProps {
  value: string;
  onInput: (value: string) => void;
  placeholder?: string;
  type?: 'text' | 'search' | 'url' | 'email' | 'number' | 'time' | 'date' | 'datetime-local';
  /** Of a number or a date. */
  min?: string | number;
  max?: string | number;
  required?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  fieldRef?: Ref<HTMLInputElement>;
  /** For a field whose arrow keys move in a list: the list's id and that of the chosen option. */
  steers?: { list: string; option: string | null };
}

/** One line of text with its label. */
export function Field({
  value,
  onInput,
  placeholder,
  type = 'text',
  required = false,
  onKeyDown,
  fieldRef,
  steers,
  min,
  max,
  ...frame
}: FieldProps) {
  const id = useId();
  return (
    <FieldFrame id={id} {...frame}>
      <input
        id={id}
        class="field"
        dir="auto"
        value={value}
        placeholder={placeholder}
        required={required}
        ref={fieldRef ?? null}
        onKeyDown={onKeyDown}
        onInput={(event) => onInput(event.currentTarget.value)}
        {...fieldAria(id, frame)}
        {...kindOf(type, steers)}
        {...(min !== undefined && { min })}
        {...(max !== undefined && { max })}
      />
    </FieldFrame>
  );
}

/** Typed wide: Preact's types tie `role` to one `type` and a `list` attribute each, where ARIA does not. */
function kindOf(type: string, steers: FieldProps['steers']): object {
  if (!steers) return { type };
  return {
    type,
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': true,
    'aria-controls': steers.list,
    'aria-activedescendant': steers.option ?? undefined,
  };
}
