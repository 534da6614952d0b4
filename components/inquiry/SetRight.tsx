import { Button } from '#components/ui/Button.tsx';
import './SetRight.css';

interface SetRightProps {
  label: string;
  /** What a screen reader says, where there are several of the same words. */
  aloud?: string;
  /** Whether what it opens stands under it. */
  expanded?: boolean;
  onClick: () => void;
}

/** A quiet button under the lines it is about, in line with them. */
export function SetRight({ label, aloud, expanded, onClick }: SetRightProps) {
  return (
    <div class="set-right">
      <Button
        kind="quiet"
        onClick={onClick}
        {...(aloud !== undefined && { label: aloud })}
        {...(expanded !== undefined && { expanded })}
      >
        {label}
      </Button>
    </div>
  );
}
