import { useState } from 'preact/hooks';
import { useAsk } from '#components/hooks/frame.tsx';
import { useSetting } from '#components/hooks/setting.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { originPattern } from '#lib/settings/origin-pattern.ts';
import { serverAddress } from '#lib/settings/settings.ts';
import { connectProblem } from '#lib/words/connect-problem.ts';
import type { Words } from '#lib/words/words.ts';
import { isInsecure, typedAddress } from './address.ts';
import { usePermissions } from './permissions.tsx';

type Trouble = 'bad-address' | 'denied' | 'no-server' | 'not-baton' | 'too-old' | 'offline';

/** Names the team's server and begins the device flow there. */
export function ServerForm() {
  const { words } = useWords();
  const ask = useAsk();
  const permissions = usePermissions();
  const [stored] = useSetting(serverAddress);
  const [typed, setTyped] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const text = typed ?? stored ?? '';
  const url = typedAddress(text);

  async function connect(event: SubmitEvent) {
    event.preventDefault();
    if (!url) return setTrouble('bad-address');
    const granted = permissions.request(originPattern(url.href));
    setBusy(true);
    setTrouble(null);
    try {
      if (!(await granted)) return setTrouble('denied');
      const reply = await ask({ type: 'connect', address: url.href });
      if (reply.kind === 'problem') setTrouble(reply.problem);
    } finally {
      setBusy(false);
    }
  }

  const error = trouble ? said(trouble, url?.host ?? text, words) : undefined;
  return (
    <form class="connect-form" onSubmit={(event) => void connect(event)} noValidate>
      <Field
        label={words.options.server.label}
        hint={words.options.server.hint}
        placeholder={words.connect.serverHint}
        type="url"
        value={text}
        onInput={setTyped}
        problem={error ?? null}
      />
      {url && isInsecure(url) && <p class="aside">{words.options.webmails.insecure}</p>}
      <div>
        <Button kind="primary" type="submit" busy={isBusy}>
          {words.do.connect}
        </Button>
      </div>
    </form>
  );
}

function said(trouble: Trouble, host: string, words: Words): string {
  switch (trouble) {
    case 'bad-address':
      return words.connect.badAddress;
    case 'denied':
      return words.options.webmails.denied;
    default:
      return connectProblem(trouble, host, words);
  }
}
