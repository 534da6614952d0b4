import type { TeamReader } from '#components/hooks/team.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Purpose, Variant } from '#lib/domain/template.ts';
import { renderTemplate } from '#lib/domain/templates/render.ts';
import { signedBy, valuesOf } from './sample-values.ts';

interface SampleProps {
  variant: Variant;
  purpose: Purpose;
  mailbox: Mailbox | null;
  reader: TeamReader;
}

/** The text as an invented customer reads it, signed by the reader; what nobody would know stands out. */
export function Sample({ variant, purpose, mailbox, reader }: SampleProps) {
  const { words, me } = reader;
  const { sample } = words.editor;
  const values = valuesOf(variant.language, mailbox);
  const rendered = renderTemplate(
    variant.body,
    purpose === 'acknowledgement' ? values : { ...values, ...signedBy(me) },
  );
  return (
    <figure class="sample">
      <figcaption>{sample.heading}</figcaption>
      {'error' in rendered ? (
        <p class="aside">{sample.cannot}</p>
      ) : (
        <p class="sample-text" lang={variant.language} dir="auto">
          {rendered.parts.map(({ text, from }, at) => {
            if (from === null) return text;
            const isMissing = text.trim() === '' && rendered.blanks.includes(from);
            return (
              <mark key={at} class={isMissing ? 'missing' : ''}>
                {isMissing ? words.template.missing(words.variable[from]) : text}
              </mark>
            );
          })}
        </p>
      )}
    </figure>
  );
}
