import { useState } from 'preact/hooks';
import { useAsk } from '#components/hooks/frame.tsx';
import { useNow } from '#components/hooks/now.ts';
import { useSetting } from '#components/hooks/setting.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Code } from '#components/ui/Code.tsx';
import { Line } from '#components/ui/Line.tsx';
import type { Standing } from '#lib/replica/queries/standing.ts';
import { serverAddress } from '#lib/settings/settings.ts';
import { connectProblem } from '#lib/words/connect-problem.ts';
import './Plainly.css';

/** Before there is a team: one button, or the code to compare. */
export function NotConnected({ standing }: { standing: Standing }) {
  const { words } = useWords();
  const ask = useAsk();
  const now = useNow();
  const [address] = useSetting(serverAddress);
  const { connection } = standing;
  return (
    <>
      <div class="plainly">
        <h2>{words.connect.title}</h2>
        {connection.kind === 'connecting' ? (
          <Code
            {...connection}
            words={words}
            now={now}
            onCancel={() => void ask({ type: 'cancel-connect' })}
          />
        ) : (
          <Begin address={address ?? ''} problem={standing.problem} />
        )}
      </div>
      {address && (
        <div class="sec">
          <Line icon="lock" size="small">
            {words.connect.password(new URL(address).host)}
          </Line>
        </div>
      )}
    </>
  );
}

function Begin({ address, problem }: { address: string; problem: Standing['problem'] }) {
  const { words } = useWords();
  const ask = useAsk();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  async function connect() {
    setBusy(true);
    const reply = await ask({ type: 'connect', address }).finally(() => setBusy(false));
    if (reply.kind === 'code') return;
    setFault(connectProblem(reply.problem, URL.parse(address)?.host ?? address, words));
  }
  const said = problem === 'expired' ? words.connect.expired : words.connect.refused;
  return (
    <>
      <p role="status">{fault ?? (problem ? said : words.popup.connectLine)}</p>
      {address ? (
        <Button kind="primary" wide busy={isBusy} onClick={() => void connect()}>
          {problem ? words.do.newCode : words.do.connect}
        </Button>
      ) : (
        <Button kind="primary" wide href="/options.html">
          {words.do.openOptions}
        </Button>
      )}
    </>
  );
}
