import type { Purpose } from '#lib/domain/template.ts';
import type { Variable } from '#lib/domain/templates/variables.ts';

export const template = {
  title: {
    'hand-off': 'Hand off with a template',
    reply: 'Reply with a template',
    acknowledgement: 'Acknowledge with a template',
  } satisfies Record<Purpose, string>,
  purpose: {
    'hand-off': 'hand-off',
    reply: 'reply',
    acknowledgement: 'acknowledgement',
  } satisfies Record<Purpose, string>,
  list: 'Templates',
  find: 'Find a template',
  closeList: 'Close the templates',
  previewLanguage: 'Language of the preview',
  tabCustomer: (language: string) => `${language} · customer`,
  tabYou: (language: string) => `${language} · for you`,
  fallback: (language: string, shown: string) => `No ${language} yet; showing ${shown}`,
  blank: (name: string) => `Fill in: ${name}`,
  blankHint: 'as the customer wrote it',
  missing: (name: string) => `${name}?`,
  /** Said on pressing Insert while a blank is open. */
  blankFirst: (names: string) => `Fill in ${names} first. Nothing was inserted.`,
  inserted: 'Inserted. Undo with Ctrl+Z in the mail.',
  insertedMac: 'Inserted. Undo with ⌘Z in the mail.',
  copied: 'Copied. Paste it into the reply.',
  noEditor: 'Open a reply first, or copy the text.',
  opening: 'Opening a reply',
  none: 'No templates yet. An admin can add the first.',
  noMatch: (query: string) => `No template for “${query}”.`,
};

/** What a template's variables are called where one is asked for. */
export const variable: Record<Variable, string> = {
  'customer.name': "customer's name",
  'customer.company': "customer's company",
  'customer.country': "customer's country",
  'inquiry.subject': 'subject',
  'inquiry.product': 'product',
  'member.name': 'your name',
  'member.title': 'your title',
  'member.region': 'your region',
  'member.address': 'your address',
  'mailbox.name': "mailbox's name",
  'mailbox.address': "mailbox's address",
  hours: 'hours',
  'quiet.until': 'end of the quiet hours',
  'quiet.customer': "their end in the customer's time",
};
