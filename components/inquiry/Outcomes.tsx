import { useKey } from '#components/hooks/keys.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import type { Outcome } from '#lib/domain/inquiry.ts';

const order: readonly Outcome[] = ['won', 'lost', 'none', 'spam'];

interface OutcomesProps {
  /** Those this person may choose. */
  outcomes: readonly Outcome[];
  onChoose: (outcome: Outcome) => void;
  /** Goes back without closing; absent where the choice simply stands there. */
  onCancel?: () => void;
  /** Whether the numbers work, which they do once X has opened them. */
  hasNumbers: boolean;
}

/** How it ended. */
export function Outcomes({ outcomes, onChoose, onCancel, hasNumbers }: OutcomesProps) {
  const { words } = useWords();
  const numbers = order.map((outcome, index) => {
    const isOffered = outcomes.includes(outcome);
    return useKey(String(index + 1), hasNumbers && isOffered ? () => onChoose(outcome) : null);
  });
  useKey('Escape', onCancel ?? null);
  return (
    <fieldset>
      <legend class="outcomes-title">{words.do.closeIt}</legend>
      <div class="outcomes">
        {order.map((outcome, index) => {
          const keyHint = numbers[index];
          return outcomes.includes(outcome) ? (
            <Button
              key={outcome}
              onClick={() => onChoose(outcome)}
              {...(outcome === 'won' && { icon: 'check' })}
              {...(outcome === 'lost' && { icon: 'cross' })}
              {...(keyHint && { keyHint })}
            >
              {words.outcome[outcome]}
            </Button>
          ) : null;
        })}
      </div>
      {onCancel && (
        <div class="acts">
          <Button kind="plain" onClick={onCancel}>
            {words.do.cancel}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
