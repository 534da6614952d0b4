import type { Words } from '#lib/words/words.ts';
import { Button } from './Button.tsx';
import { Wait } from './Wait.tsx';
import './Code.css';

interface CodeProps {
  words: Words;
  now: Date;
  code: string;
  /** The page at the server that asks for the code. */
  page: string;
  expiresAt: Date;
  onCancel: () => void;
}

/** The code to compare with the page that the server shows, and the way there. */
export function Code({ words, now, code, page, expiresAt, onCancel }: CodeProps) {
  const minutes = Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / 60_000));
  return (
    <div class="connect-code">
      <p>{words.connect.line}</p>
      <output class="code" aria-label={words.connect.codeLabel([...code].join(' '))}>
        {code}
      </output>
      <div class="acts">
        <Button kind="primary" href={page}>
          {words.do.openPage}
        </Button>
        <Button kind="plain" onClick={onCancel}>
          {words.do.cancel}
        </Button>
      </div>
      <Wait>{words.connect.wait(minutes)}</Wait>
    </div>
  );
}
