import { useState } from 'preact/hooks';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { originPattern } from '#lib/settings/origin-pattern.ts';
import { PageUrl, type ChosenWebmail } from '#lib/settings/settings.ts';
import { isInsecure, typedAddress } from './address.ts';
import { usePermissions } from './permissions.tsx';

interface WebmailFormProps {
  onAdd: (webmail: ChosenWebmail, granted: Promise<boolean>) => void;
  /** Base addresses that are there already. */
  taken: readonly string[];
  gmail: ChosenWebmail;
}

/** Adds a webmail by the address of its page. Which kind of webmail it is shows on the page itself. */
export function WebmailForm({ onAdd, taken, gmail }: WebmailFormProps) {
  const { words } = useWords();
  const permissions = usePermissions();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const url = typedAddress(typed);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!url) return setProblem(words.options.webmails.badAddress);
    const base = PageUrl.parse(url.href);
    if (taken.includes(base)) return setProblem(words.options.webmails.already(url.host));
    setProblem(null);
    setTyped('');
    const name = url.hostname === new URL(gmail.base).hostname ? 'gmail' : nameFor(url);
    return onAdd(
      name === 'gmail' ? gmail : { name, base },
      permissions.request(originPattern(url.href)),
    );
  }

  return (
    <form class="connect-form" onSubmit={submit} noValidate>
      <Field
        label={words.options.webmails.label}
        hint={words.options.webmails.help}
        placeholder={words.options.webmails.hint}
        type="url"
        value={typed}
        onInput={setTyped}
        problem={problem}
      />
      {url && isInsecure(url) && <p class="aside">{words.options.webmails.insecure}</p>}
      <div class="acts">
        <Button kind="primary" type="submit">
          {words.options.webmails.add}
        </Button>
        {!taken.includes(gmail.base) && (
          <Button onClick={() => onAdd(gmail, permissions.request(originPattern(gmail.base)))}>
            {words.options.webmails.gmail}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The practice page is served by our own server under this path; every other page of its own address is Roundcube's kind. */
function nameFor(url: URL): ChosenWebmail['name'] {
  return url.pathname.startsWith('/practice') ? 'practice' : 'roundcube';
}
