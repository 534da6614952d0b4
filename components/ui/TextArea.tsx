import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import { fieldAria, FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';

interface TextAreaProps extends FieldFrameProps {
  value: string;
  onInput: (value: string) => void;
  placeholder?: string;
  rows?: number;
  onKeyDown?: (event: KeyboardEvent) => void;
  fieldRef?: Ref<HTMLTextAreaElement>;
}

/** Several lines of text with their label; it grows with what is written where the browser can. */
export function TextArea({
  value,
  onInput,
  placeholder,
  rows = 1,
  onKeyDown,
  fieldRef,
  ...frame
}: TextAreaProps) {
  const id = useId();
  return (
    <FieldFrame id={id} {...frame}>
      <textarea
        id={id}
        class="field"
        dir="auto"
        rows={rows}
        value={value}
        placeholder={placeholder}
        ref={fieldRef ?? null}
        onKeyDown={onKeyDown}
        onInput={(event) => onInput(event.currentTarget.value)}
        {...fieldAria(id, frame)}
      />
    </FieldFrame>
  );
}
