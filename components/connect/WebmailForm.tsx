import { useState } from 'preact/hooks';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { originPattern } from '#lib/settings/origin-pattern.ts';
import type { ChosenWebmail } from '#lib/settings/settings.ts';
import { isInsecure, typedAddress } from './address.ts';
import { offers, webmailAt } from './offers.ts';
import { usePermissions } from './permissions.tsx';

interface WebmailFormProps {
  /** `name`: what they are called together. */
  onAdd: (webmails: readonly ChosenWebmail[], name: string, granted: Promise<boolean>) => void;
  /** Base addresses that are there already. */
  taken: readonly string[];
}

/** Adds a webmail by the address of its page, or by its name where everybody's is at the same. */
export function WebmailForm({ onAdd, taken }: WebmailFormProps) {
  const { words } = useWords();
  const permissions = usePermissions();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const url = typedAddress(typed);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!url) return setProblem(words.options.webmails.badAddress);
    const webmail = webmailAt(url);
    if (taken.includes(webmail.base)) return setProblem(words.options.webmails.already(url.host));
    setProblem(null);
    setTyped('');
    return add([webmail], url.host);
  }

  /** Within the click: the browser asks nobody later. */
  function add(webmails: readonly ChosenWebmail[], name: string) {
    const patterns = webmails.map(({ base }) => originPattern(base));
    onAdd(webmails, name, permissions.request(...patterns));
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
        {offers
          .filter(({ webmails }) => !webmails.every(({ base }) => taken.includes(base)))
          .map(({ words: name, webmails }) => (
            <Button key={name} onClick={() => add(webmails, words.options.webmails[name])}>
              {words.options.webmails[name]}
            </Button>
          ))}
      </div>
    </form>
  );
}
