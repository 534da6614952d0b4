import type { Words } from '#lib/words/words.ts';
import { Button } from './Button.tsx';
import { Confirm } from './Confirm.tsx';
import './Form.css';

interface EditorFootProps {
  words: Words;
  /** Something is still to be filled in, and was asked for. */
  isUnfinished: boolean;
  isChanged: boolean;
  onSave: () => void;
  /** Where saving is more than that. */
  saveLabel?: string;
  onDiscard: () => void;
  /** `null` where nothing can be removed. */
  removal: { question: string; yes: string; onYes: () => void } | null;
}

/** What every editor of the desk ends with: save, discard what was changed, remove the whole. */
export function EditorFoot(props: EditorFootProps) {
  const { words, isUnfinished, isChanged, onSave, saveLabel, onDiscard, removal } = props;
  return (
    <>
      {isUnfinished && (
        <p class="field-problem" role="alert">
          {words.desk.fillIn}
        </p>
      )}
      <div class="editor-foot">
        <Button kind="primary" onClick={onSave}>
          {saveLabel ?? words.do.save}
        </Button>
        {isChanged && (
          <Button kind="plain" onClick={onDiscard}>
            {words.desk.discard}
          </Button>
        )}
        {removal && <Confirm label={words.do.remove} no={words.desk.keep} {...removal} />}
      </div>
    </>
  );
}
