import type { TargetedKeyboardEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Chips } from './Chips.tsx';
import { fieldAria, FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';

interface WordChipsProps extends FieldFrameProps {
  words: readonly string[];
  onChange: (words: string[]) => void;
  removeLabel: (word: string) => string;
  placeholder?: string;
  /** Characters of one. */
  longest?: number;
}

/**
 * Words and phrases in any script: Enter or leaving the field makes a chip of what was typed, Backspace in the empty
 * field takes the last one back, and a pasted list comes apart at its line ends.
 */
export function WordChips({
  words,
  onChange,
  removeLabel,
  placeholder,
  longest = 80,
  ...frame
}: WordChipsProps) {
  const id = useId();
  const [typed, setTyped] = useState('');

  function add(text: string): void {
    const known = new Set(words.map(fold));
    const fresh: string[] = [];
    for (const one of text.split(/[\r\n]+/).map((line) => tidy(line).slice(0, longest))) {
      if (one === '' || known.has(fold(one))) continue;
      known.add(fold(one));
      fresh.push(one);
    }
    setTyped('');
    if (fresh.length > 0) onChange([...words, ...fresh]);
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    // While a Chinese word is being put together, Enter belongs to the input method.
    if (event.isComposing) return;
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Enter') {
      event.preventDefault();
    } else if (event.key === 'Backspace' && typed === '' && words.length > 0) {
      onChange(words.slice(0, -1));
    }
  }

  return (
    <FieldFrame id={id} {...frame}>
      <Chips
        label={frame.label}
        chips={words.map((word) => ({ key: word, label: word }))}
        onRemove={(word) => onChange(words.filter((one) => one !== word))}
        removeLabel={removeLabel}
      />
      <input
        id={id}
        class="field"
        dir="auto"
        value={typed}
        placeholder={placeholder}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => add(typed)}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text') ?? '';
          if (!/[\r\n]/.test(text.trim())) return;
          event.preventDefault();
          add(typed + text);
        }}
        {...fieldAria(id, frame)}
      />
    </FieldFrame>
  );
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
