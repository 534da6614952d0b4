import './Segmented.css';

interface SegmentedProps<T extends string> {
  label: string;
  choices: readonly { value: T; label: string; lang?: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** Two to four exclusive choices side by side: whose list, which language. */
export function Segmented<T extends string>({
  label,
  choices,
  value,
  onChange,
}: SegmentedProps<T>) {
  return (
    <div class="seg" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          lang={choice.lang}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
