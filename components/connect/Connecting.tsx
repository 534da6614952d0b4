import { useAsk } from '#components/hooks/frame.tsx';
import { useNow } from '#components/hooks/now.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Code } from '#components/ui/Code.tsx';

interface ConnectingProps {
  code: string;
  page: string;
  expiresAt: Date;
}

/** Waits for the person to compare the code at the server. */
export function Connecting(props: ConnectingProps) {
  const { words } = useWords();
  const ask = useAsk();
  const now = useNow();
  const server = URL.parse(props.page)?.host ?? props.page;
  return (
    <div class="connecting">
      <h3>{words.connect.title}</h3>
      <Code
        {...props}
        words={words}
        now={now}
        onCancel={() => void ask({ type: 'cancel-connect' })}
      />
      <p class="aside">{words.connect.password(server)}</p>
    </div>
  );
}
