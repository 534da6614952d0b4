import { useEffect, useState } from 'preact/hooks';
import { useAsk } from '#components/hooks/frame.tsx';
import { useSetting } from '#components/hooks/setting.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Section } from '#components/ui/Section.tsx';
import { originPattern } from '#lib/settings/origin-pattern.ts';
import { serverAddress, webmails, type ChosenWebmail } from '#lib/settings/settings.ts';
import { usePermissions } from './permissions.tsx';
import { WebmailForm } from './WebmailForm.tsx';

/** The pages the sidebar may stand on: each with the browser's leave, asked for when it is added. */
export function Webmails() {
  const { words } = useWords();
  const ask = useAsk();
  const [chosen, choose] = useSetting(webmails);
  const [server] = useSetting(serverAddress);
  const permissions = usePermissions();
  const [said, say] = useState<string | null>(null);
  if (!chosen) return null;

  /** Resolves when the worker has registered what was chosen: a page that loads from then on has its sidebar. */
  async function save(next: ChosenWebmail[]) {
    await choose(next);
    await ask({ type: 'webmails' });
  }

  /** The browser's leave goes with the webmail, unless another place of ours needs it. */
  function remove(webmail: ChosenWebmail) {
    const rest = (chosen ?? []).filter((other) => other !== webmail);
    const needed = [...rest.map(({ base }) => base), ...(server ? [server] : [])];
    const pattern = originPattern(webmail.base);
    if (!needed.some((base) => originPattern(base) === pattern)) {
      void permissions.giveBack(pattern);
    }
    void save(rest);
  }

  function add(added: readonly ChosenWebmail[], name: string, granted: Promise<boolean>) {
    void granted.then(async (isGranted) => {
      if (!isGranted) return say(words.options.webmails.denied);
      const bases = new Set(added.map(({ base }) => base));
      await save([...(chosen ?? []).filter(({ base }) => !bases.has(base)), ...added]);
      return say(words.options.webmails.added(name));
    });
  }

  return (
    <Section level={2} title={words.options.webmails.title}>
      <p class="aside">{words.options.webmails.line}</p>
      {chosen.length === 0 ? (
        <p>{words.options.webmails.none}</p>
      ) : (
        <ul class="webmails">
          {chosen.map((webmail) => (
            <Row
              key={webmail.base}
              webmail={webmail}
              onRemove={() => remove(webmail)}
              onAllowed={() => void ask({ type: 'webmails' })}
            />
          ))}
        </ul>
      )}
      <WebmailForm onAdd={add} taken={chosen.map(({ base }) => base)} />
      <p role="status" class="aside">
        {said}
      </p>
    </Section>
  );
}

interface RowProps {
  webmail: ChosenWebmail;
  onRemove: () => void;
  onAllowed: () => void;
}

function Row({ webmail, onRemove, onAllowed }: RowProps) {
  const { words } = useWords();
  const permissions = usePermissions();
  const url = new URL(webmail.base);
  const pattern = originPattern(webmail.base);
  const [isAllowed, setAllowed] = useState(true);
  useEffect(() => {
    const end = new AbortController();
    const look = () => void permissions.has(pattern).then(setAllowed);
    look();
    permissions.watch(look, end.signal);
    return () => end.abort();
  }, [permissions, pattern]);
  const name = webmail.name === 'gmail' ? words.options.webmails.gmail : url.host + url.pathname;
  return (
    <li>
      <span class="webmail-name">{name}</span>
      {!isAllowed && <span class="withdrawn">{words.drift.notAllowed(url.host)}</span>}
      {!isAllowed && (
        <Button onClick={() => void permissions.request(pattern).then(onAllowed)}>
          {words.do.allow}
        </Button>
      )}
      <Button kind="plain" onClick={onRemove} label={words.options.webmails.remove(url.host)}>
        {words.do.remove}
      </Button>
    </li>
  );
}
