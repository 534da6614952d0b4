import { useAsk } from '#components/hooks/frame.tsx';
import { useNow } from '#components/hooks/now.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Wait } from '#components/ui/Wait.tsx';

interface CodeProps {
  code: string;
  /** The page at the server that asks for the code. */
  page: string;
  expiresAt: Date;
}

/** The code to compare with the page that the server shows, and the way there. */
export function Code({ code, page, expiresAt }: CodeProps) {
  const { words } = useWords();
  const ask = useAsk();
  const minutes = Math.max(1, Math.ceil((expiresAt.getTime() - useNow().getTime()) / 60_000));
  const server = URL.parse(page)?.host ?? page;
  return (
    <div class="connect-code">
      <h3>{words.connect.title}</h3>
      <p>{words.connect.line}</p>
      <output class="code" aria-label={words.connect.codeLabel([...code].join(' '))}>
        {code}
      </output>
      <div class="acts">
        <Button kind="primary" href={page}>
          {words.do.openPage}
        </Button>
        <Button kind="plain" onClick={() => void ask({ type: 'cancel-connect' })}>
          {words.do.cancel}
        </Button>
      </div>
      <Wait>{words.connect.wait(minutes)}</Wait>
      <p class="aside">{words.connect.password(server)}</p>
    </div>
  );
}
