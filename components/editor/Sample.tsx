import type { TeamReader } from '#components/hooks/team.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Variant } from '#lib/domain/template.ts';
import { renderTemplate } from '#lib/domain/templates/render.ts';
import type { Values } from '#lib/domain/templates/variables.ts';

interface SampleProps {
  variant: Variant;
  mailbox: Mailbox | null;
  reader: TeamReader;
}

/** The text as an invented customer reads it, signed by the reader. */
export function Sample({ variant, mailbox, reader }: SampleProps) {
  const { words, me } = reader;
  const { sample } = words.editor;
  const values: Values = {
    'customer.name': sample.name,
    'customer.company': sample.company,
    'customer.country': countryIn(variant.language),
    'inquiry.subject': sample.subject,
    'inquiry.product': sample.product,
    'member.name': me.name,
    'member.title': me.title ?? sample.title,
    'member.region': me.region ?? sample.region,
    'member.address': me.address,
    'mailbox.address': mailbox?.address ?? 'info@example.com',
    hours: mailbox?.replyHours ?? 48,
  };
  const rendered = renderTemplate(variant.body, values);
  return (
    <figure class="sample">
      <figcaption>{sample.heading}</figcaption>
      {'error' in rendered ? (
        <p class="aside">{sample.cannot}</p>
      ) : (
        <p class="sample-text" lang={variant.language} dir="auto">
          {rendered.parts.map(({ text, from }, at) =>
            from === null ? text : <mark key={at}>{text}</mark>,
          )}
        </p>
      )}
    </figure>
  );
}

function countryIn(language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of('ES') ?? 'ES';
  } catch {
    // Somebody's tag for a language that nobody else knows.
    return 'ES';
  }
}
