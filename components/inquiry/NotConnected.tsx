import { useState } from 'preact/hooks';
import { useAsk } from '#components/hooks/frame.tsx';
import { useNow } from '#components/hooks/now.ts';
import { useSetting } from '#components/hooks/setting.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Line } from '#components/ui/Line.tsx';
import { Wait } from '#components/ui/Wait.tsx';
import type { Standing } from '#lib/replica/queries/standing.ts';
import { serverAddress } from '#lib/settings/settings.ts';
import './Plainly.css';

/** Before there is a team: one button, or the code to compare. */
export function NotConnected({ standing }: { standing: Standing }) {
  const { words } = useWords();
  const [address] = useSetting(serverAddress);
  const { connection } = standing;
  return (
    <>
      <div class="plainly">
        <h2>{words.connect.title}</h2>
        {connection.kind === 'connecting' ? (
          <Code {...connection} />
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
    setFault(
      {
        'no-server': words.connect.address(address),
        'not-baton': words.connect.notBaton(address),
        'too-old': words.refusal['too-old']().lead,
        offline: words.connect.offline,
      }[reply.problem],
    );
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

function Code({ code, page, expiresAt }: { code: string; page: string; expiresAt: Date }) {
  const { words } = useWords();
  const now = useNow();
  const minutes = Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / 60_000));
  return (
    <>
      <p>{words.connect.line}</p>
      <p class="code">
        <span aria-hidden="true">{code}</span>
        <span class="vh">{words.connect.codeLabel([...code].join(' '))}</span>
      </p>
      <Button kind="primary" wide href={page}>
        {words.do.openPage}
      </Button>
      <Wait>{words.connect.wait(minutes)}</Wait>
    </>
  );
}
