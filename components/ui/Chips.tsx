import { IconButton } from './Button.tsx';
import './Chips.css';

export interface Chip {
  key: string;
  label: string;
  /** BCP 47, where the label is somebody's own words. */
  lang?: string;
}

interface ChipsProps {
  /** What they are, for a screen reader. */
  label: string;
  chips: readonly Chip[];
  /** `undefined`: they stand as they are. */
  onRemove?: ((key: string) => void) | undefined;
  removeLabel?: (label: string) => string;
}

/** What was chosen or written, each with a way to take it back. */
export function Chips({ label, chips, onRemove, removeLabel }: ChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul class="chips" aria-label={label}>
      {chips.map((chip) => (
        <li key={chip.key} class={`word-chip${onRemove ? '' : ' plain'}`}>
          <bdi dir="auto">{chip.label}</bdi>
          {onRemove && (
            <IconButton
              icon="cross"
              label={removeLabel?.(chip.label) ?? chip.label}
              onClick={() => onRemove(chip.key)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
