import { useKey } from '#components/hooks/keys.ts';
import { useSetting } from '#components/hooks/setting.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Check } from '#components/ui/Check.tsx';
import { IconButton } from '#components/ui/Button.tsx';
import { letterKeys } from '#lib/settings/settings.ts';
import './Keys.css';

/** What the keys do while the sidebar has the focus, and the switch for who does not want them. */
export function Keys({ onClose }: { onClose: () => void }) {
  const { words } = useWords();
  const [areOn, write] = useSetting(letterKeys);
  useKey('Escape', onClose);
  const say = words.do;
  const table: [string, string][] = [
    ['C', say.claim],
    ['H', say.handoffTpl],
    ['R', say.replyTpl],
    ['L', say.release],
    ['X 1–4', say.close],
    ['O', say.reopen],
    ['T', say.track],
    ['N', say.note],
    ['A', say.assign],
    ['Z', say.undo],
    ['/', say.search],
    ['Esc', say.backToMail],
  ];
  return (
    <section class="sec keys" aria-label={words.options.keys.title}>
      <div class="keys-head">
        <h3>{words.options.keys.title}</h3>
        <IconButton icon="cross" label={words.do.closeThis} onClick={onClose} />
      </div>
      <dl>
        {table.map(([key, does]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Check
        label={words.options.keys.single}
        hint={words.options.keys.line}
        checked={areOn ?? true}
        onChange={write}
      />
    </section>
  );
}
