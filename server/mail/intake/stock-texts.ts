import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Purpose, Template } from '#lib/domain/template.ts';
import { renderTemplate } from '#lib/domain/templates/render.ts';
import { valuesFor } from '#lib/domain/templates/values.ts';
import type { Conversation } from '#server/services/intake/conversations.ts';

/** What templates of these purposes say to this customer, in each of their languages, whether they were sent or not. */
export function stockTexts(
  templates: readonly Template[],
  purposes: readonly Purpose[],
  { inquiry, customer }: Pick<Conversation, 'inquiry' | 'customer'>,
  { mailbox, member }: { mailbox: Mailbox | null; member: Member | null },
): string[] {
  const about = { inquiry, customer, mailbox, member };
  return templates
    .filter(({ purpose }) => purposes.includes(purpose))
    .flatMap(({ variants }) => variants)
    .flatMap(({ language, body }) => {
      const rendered = renderTemplate(body, valuesFor(about, language));
      return 'error' in rendered ? [] : [rendered.text];
    });
}
