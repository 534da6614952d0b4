import { useWords } from '#components/hooks/words.tsx';
import { Field } from '#components/ui/Field.tsx';
import type { Variable } from '#lib/domain/templates/variables.ts';
import type { Filled } from './values.ts';

interface BlanksProps {
  /** What the text would print and nobody knows. */
  blanks: readonly Variable[];
  filled: Filled;
  onFill: (name: Variable, text: string) => void;
  /** Enter in the last one. */
  onTake: () => void;
}

/** A field for each thing nobody knows: a mail with a hole in it must not go out. */
export function Blanks({ blanks, filled, onFill, onTake }: BlanksProps) {
  const { words } = useWords();
  return (
    <div class="blanks">
      {blanks.map((name) => (
        <Field
          key={name}
          label={words.template.blank(words.variable[name])}
          placeholder={words.template.blankHint}
          value={filled[name] ?? ''}
          onInput={(text) => onFill(name, text)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            onTake();
          }}
        />
      ))}
    </div>
  );
}
