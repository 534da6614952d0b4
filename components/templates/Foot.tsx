import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Line } from '#components/ui/Line.tsx';
import type { Using } from './use-template.ts';

/** What to do with the text: into the reply where there is one, else by way of the clipboard. */
export function Foot({ isBlocked, using }: { isBlocked: boolean; using: Using }) {
  const { words } = useWords();
  const { primary, isBusy, problem, takePrimary, copy, handOff } = using;
  const names = {
    insert: words.do.insert,
    'hand-off': words.do.handoff,
    copy: words.do.copy,
  };
  return (
    <div class="picker-foot">
      <div role="status">
        {problem && (
          <Line icon="warning" size="small">
            {problem}
          </Line>
        )}
        {isBusy && <span class="vh">{words.template.opening}</span>}
      </div>
      <div class="picker-acts">
        <Button
          kind="primary"
          blocked={isBlocked}
          busy={isBusy}
          keyHint="Enter"
          onClick={takePrimary}
        >
          {names[primary]}
        </Button>
        {primary !== 'copy' && (
          <Button blocked={isBlocked} onClick={copy}>
            {words.do.copy}
          </Button>
        )}
        {primary !== 'hand-off' && handOff && (
          <Button kind="quiet" onClick={handOff}>
            {words.do.handoff}
          </Button>
        )}
      </div>
    </div>
  );
}
