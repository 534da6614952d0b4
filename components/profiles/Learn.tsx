import { useState } from 'preact/hooks';
import { useAsk, type Lesson } from '#components/hooks/frame.tsx';
import { hrefTo } from '#components/hooks/place.ts';
import { remember, remembered } from '#components/hooks/remembered.ts';
import type { TeamReader } from '#components/hooks/team.ts';
import { Button } from '#components/ui/Button.tsx';
import { Sheet } from '#components/ui/Sheet.tsx';
import { TextArea } from '#components/ui/TextArea.tsx';

interface LearnProps {
  reader: TeamReader;
  onLearned: (lesson: Extract<Lesson, { kind: 'learned' }>) => void;
  onByHand: () => void;
}

/** Characters that are sent to be read. */
const longest = 500_000;

/** A mail is pasted, and what could be read of it comes back; nothing is saved by it. */
export function Learn({ reader, onLearned, onByHand }: LearnProps) {
  const { words } = reader;
  const say = words.profiles;
  const ask = useAsk();
  const [sample, setSample] = useState(() => remembered('draft', 'sample'));
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  function write(text: string): void {
    setSample(text);
    setProblem(null);
    // Longer ones may not fit into what a tab may keep.
    remember('draft', 'sample', text.length < 100_000 ? text : '');
  }
  async function read(): Promise<void> {
    if (sample.trim() === '') return setProblem(say.needsSample);
    setBusy(true);
    try {
      const lesson = await ask({ type: 'learn-profile', sample: sample.slice(0, longest) });
      if (lesson === null) return setProblem(words.desk.unreachable);
      if (lesson.kind === 'nothing-read') return setProblem(say.nothingRead);
      remember('draft', 'sample', '');
      onLearned(lesson);
    } catch (fault) {
      setProblem(words.desk.unreachable);
      reportError(fault);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div class="editor">
      <p class="crumbs">
        <a href={hrefTo('profiles')}>{words.desk.backTo(words.desk.room.profiles)}</a>
      </p>
      <Sheet title={say.learnTitle}>
        <p>{say.learnLine}</p>
        <div class="learn-sample">
          <TextArea
            label={say.sample}
            hint={say.sampleHint}
            rows={10}
            value={sample}
            onInput={write}
            problem={problem}
          />
        </div>
        <div class="editor-foot">
          <Button kind="primary" busy={isBusy} onClick={() => void read()}>
            {say.readIt}
          </Button>
          <Button kind="quiet" onClick={onByHand}>
            {say.byHand}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}
