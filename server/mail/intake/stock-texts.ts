import type { Template } from '#lib/domain/template.ts';
import { renderTemplate } from '#lib/domain/templates/render.ts';
import { valuesFor } from '#lib/domain/templates/values.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Conversation } from '#server/services/intake/conversations.ts';

/** What our automatic answers say to this customer, in each of their languages, whether they were sent or not. */
export function stockTexts(
  templates: readonly Template[],
  { inquiry, customer }: Conversation,
  mailbox: Mailbox | null,
): string[] {
  const about = { inquiry, customer, mailbox, member: null };
  return templates
    .flatMap(({ variants }) => variants)
    .flatMap(({ language, body }) => {
      const rendered = renderTemplate(body, valuesFor(about, language));
      return 'error' in rendered ? [] : [rendered.text];
    });
}
