import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useReplica } from '#components/hooks/frame.tsx';
import { useKey } from '#components/hooks/keys.ts';
import { useLive } from '#components/hooks/live.ts';
import { remember, remembered } from '#components/hooks/remembered.ts';
import { useWords } from '#components/hooks/words.tsx';
import { IconButton } from '#components/ui/Button.tsx';
import { Field } from '#components/ui/Field.tsx';
import { Listbox, optionId } from '#components/ui/Listbox.tsx';
import { stepBy } from '#components/ui/roving-focus.ts';
import type { TemplateId } from '#lib/domain/ids.ts';
import type { Purpose, Template } from '#lib/domain/template.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { templatesFor } from '#lib/replica/queries/team.ts';
import { languageName } from '#lib/words/names.ts';
import { Blanks } from './Blanks.tsx';
import { Foot } from './Foot.tsx';
import { useFilled } from './filled.ts';
import { ordered, preselected } from './order.ts';
import { Preview } from './Preview.tsx';
import { readyFor } from './ready.ts';
import { type Using, useUse } from './use-template.ts';
import './TemplatePicker.css';

interface TemplatePickerProps {
  view: InquiryView;
  purpose: Purpose;
  /** Whether the mail in the page is this inquiry's, so that text may go into its reply. */
  canInsert: boolean;
  /** Hands off as well, with this template; `null` where that is not what this is for. */
  onHandOff: ((templateId: TemplateId | null) => Promise<void>) | null;
  onDone: (said: string) => void;
  onClose: () => void;
}

/** A template for this inquiry: found by typing, shown as it will read, asked for what is missing, put into the reply. */
export function TemplatePicker(props: TemplatePickerProps) {
  const { view, purpose, onClose } = props;
  const { words, language } = useWords();
  const replica = useReplica();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  const [query, setQuery] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  const [filled, fill] = useFilled(view.inquiry.id);
  const all = useLive(() => templatesFor(replica), [replica]);
  const isRead = all !== undefined;
  useLayoutEffect(() => field.current?.focus(), [isRead]);
  useKey('Escape', onClose);

  const theirs = view.inquiry.language ?? view.customer?.language ?? null;
  const habit = `template ${view.inquiry.mailboxId} ${purpose}`;
  const sought = query.trim().toLowerCase();
  const sorted = ordered(all ?? [], purpose);
  const found = sorted.filter(({ name }) => name.toLowerCase().includes(sought));
  const template =
    found.find((one) => one.id === chosen) ??
    preselected(found, purpose, theirs, remembered('habit', habit));
  const ready = template ? readyFor(template, view, theirs, filled) : null;
  const using = useUse(template, ready, {
    ...props,
    onUsed: (used) => remember('habit', habit, used.id),
    toBlank: () => panel.current?.querySelector<HTMLElement>('.blanks input')?.focus(),
  });

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === 'Enter') using.takePrimary();
    if (!event.key.startsWith('Arrow')) return;
    const at = found.findIndex((one) => one === template);
    const next = stepBy(event.key, at, found.length, 'vertical');
    if (next === null) return;
    event.preventDefault();
    choose(found[next]?.id ?? null);
  }

  const say = words.template;
  return (
    <section class="picker" aria-label={say.title[purpose]} ref={panel}>
      <div class="picker-head">
        <h3>{say.title[purpose]}</h3>
        <IconButton icon="cross" label={say.closeList} onClick={onClose} />
      </div>
      {all?.length === 0 ? (
        <p class="picker-line">{say.none}</p>
      ) : (
        <div class="picker-find">
          <Field
            type="search"
            icon="search"
            label={say.find}
            labelHidden
            placeholder={say.find}
            value={query}
            onInput={setQuery}
            onKeyDown={onKeyDown}
            fieldRef={field}
            steers={{ list: id, option: template ? optionId(id, template.id) : null }}
          />
        </div>
      )}
      {all && all.length > 0 && found.length === 0 && (
        <p class="picker-line" role="status">
          {say.noMatch(query.trim())}
        </p>
      )}
      <Listbox
        id={id}
        label={say.list}
        items={found}
        keyOf={(one) => one.id}
        chosen={template?.id ?? null}
        onChoose={choose}
        onTake={using.takePrimary}
      >
        {(one) => (
          <>
            <bdi>{one.name}</bdi>
            <small>{say.purpose[one.purpose]}</small>
          </>
        )}
      </Listbox>
      {template && ready && (
        <Chosen
          view={view}
          template={template}
          ready={ready}
          using={using}
          filled={filled}
          fill={fill}
        >
          {ready.isFallback && theirs
            ? say.fallback(
                languageName(theirs, language),
                languageName(ready.variant.language, language),
              )
            : null}
        </Chosen>
      )}
    </section>
  );
}

interface ChosenProps {
  view: InquiryView;
  template: Template;
  ready: NonNullable<ReturnType<typeof readyFor>>;
  using: Using;
  filled: ReturnType<typeof useFilled>[0];
  fill: ReturnType<typeof useFilled>[1];
  /** Why it is in another language than the customer's. */
  children: string | null;
}

function Chosen({ view, template, ready, using, filled, fill, children }: ChosenProps) {
  return (
    <>
      {children && <p class="picker-line">{children}</p>}
      <Preview
        key={template.id}
        view={view}
        template={template}
        variant={ready.variant}
        filled={filled}
      />
      {ready.asked.length > 0 && (
        <Blanks blanks={ready.asked} filled={filled} onFill={fill} onTake={using.takePrimary} />
      )}
      <Foot isBlocked={ready.text === null} using={using} />
    </>
  );
}
