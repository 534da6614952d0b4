import { useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import type { Words } from '#lib/words/words.ts';
import { isNewName } from './draft.ts';

interface AnotherAnchorProps {
  known: readonly string[];
  words: Words;
  onAdd: (name: string) => void;
}

/** Names an anchor that is in no list: InboxSDK, which knows Gmail for us, keeps many by keys of its own. */
export function AnotherAnchor({ known, words, onAdd }: AnotherAnchorProps) {
  const say = words.webmails;
  const [name, setName] = useState('');
  const [isWrong, beWrong] = useState(false);
  const add = (): void => {
    const wanted = name.trim();
    const isNew = isNewName(wanted, known);
    beWrong(!isNew);
    if (!isNew) return;
    onAdd(wanted);
    setName('');
  };
  return (
    <div class="add-line">
      <Field
        label={say.more}
        placeholder={say.moreHint}
        value={name}
        onInput={setName}
        onKeyDown={(event) => {
          if (event.key === 'Enter') add();
        }}
        problem={isWrong ? say.needsName : null}
      />
      <Button icon="plus" onClick={add}>
        {say.moreAdd}
      </Button>
    </div>
  );
}
