import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { TeamReader } from '#components/hooks/team.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { Select } from '#components/ui/Select.tsx';
import { TextArea } from '#components/ui/TextArea.tsx';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Purpose, Variant } from '#lib/domain/template.ts';
import { checkTemplate } from '#lib/domain/templates/check.ts';
import { VARIABLES } from '#lib/domain/templates/variables.ts';
import { eitherOf } from '#lib/words/names.ts';
import { Sample } from './Sample.tsx';

interface VariantEditorProps {
  variant: Variant;
  purpose: Purpose;
  mailbox: Mailbox | null;
  reader: TeamReader;
  /** Saving was tried: what is empty is said to be. */
  isStrict: boolean;
  /** `null`: only to be read. */
  onBody: ((body: string) => void) | null;
  /** What else can be done with this language. */
  children: ComponentChildren;
}

/** One language of a template: its text, what is wrong with it by line, and how it reads. */
export function VariantEditor({
  variant,
  purpose,
  mailbox,
  reader,
  isStrict,
  onBody,
  children,
}: VariantEditorProps) {
  const { words } = reader;
  const say = words.editor;
  const either = (all: readonly string[]) => eitherOf(all.slice(0, 3), reader.moment.language);
  const field = useRef<HTMLTextAreaElement>(null);
  const problems = checkTemplate(variant.body);

  /** Puts a variable where the caret stands. */
  function insert(name: string): void {
    const { selectionStart: from, selectionEnd: to } = field.current ?? {
      selectionStart: variant.body.length,
      selectionEnd: variant.body.length,
    };
    onBody?.(`${variant.body.slice(0, from)}{{ ${name} }}${variant.body.slice(to)}`);
    field.current?.focus();
  }

  const isEmpty = isStrict && variant.body.trim() === '';
  return (
    <div class="variant">
      {onBody && (
        <div class="variant-text" lang={variant.language}>
          <TextArea
            label={say.text}
            value={variant.body}
            rows={12}
            fieldRef={field}
            problem={isEmpty ? say.needsText : null}
            onInput={(body) => onBody(body.slice(0, 10_000))}
          />
          <Select
            label={say.insert}
            labelHidden
            placeholder={say.insert}
            value=""
            choices={VARIABLES.map((value) => ({ value, label: words.variable[value] }))}
            onChange={insert}
          />
          <div role="status">
            {problems.length > 0 && (
              <ul class="variant-problems" aria-label={say.problems}>
                {problems.map(({ kind, line, found, instead }) => (
                  <li key={`${line} ${found}`}>
                    <Icon name="warning" />
                    <span>{say.problem(line, say.problemIs[kind](found), either(instead))}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
          {children}
        </div>
      )}
      <Sample variant={variant} purpose={purpose} mailbox={mailbox} reader={reader} />
    </div>
  );
}
