import { Button } from '#components/ui/Button.tsx';
import './SetRight.css';

/** A quiet button under the lines it is about, in line with them. */
export function SetRight({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <div class="set-right">
      <Button kind="quiet" onClick={onClick}>
        {label}
      </Button>
    </div>
  );
}
