import type { Words } from '#lib/words/words.ts';
import { Button } from './Button.tsx';

interface GiveOrKeepProps {
  words: Words;
  onAnswer: (give: boolean) => void;
}

/** The two answers to a colleague who asks for an inquiry. */
export function GiveOrKeep({ words, onAnswer }: GiveOrKeepProps) {
  return (
    <>
      <Button kind="quiet" onClick={() => onAnswer(true)}>
        {words.do.give}
      </Button>
      <Button kind="quiet" onClick={() => onAnswer(false)}>
        {words.do.keep}
      </Button>
    </>
  );
}
