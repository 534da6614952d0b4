import { PageUrl, type ChosenWebmail } from '#lib/settings/settings.ts';

/** A webmail that lives at the same addresses for everybody: added by its name. `words`: what it is called. */
export interface Offer {
  words: 'gmail' | 'outlook' | 'outlookPrivate';
  webmails: readonly ChosenWebmail[];
}

const at = (name: ChosenWebmail['name'], ...bases: string[]): ChosenWebmail[] =>
  bases.map((base) => ({ name, base }));

/** Microsoft sends people from one home of a company's Outlook to another, so that all three belong together. */
export const offers: readonly Offer[] = [
  { words: 'gmail', webmails: at('gmail', 'https://mail.google.com/mail/') },
  {
    words: 'outlook',
    webmails: at(
      'outlook',
      'https://outlook.office.com/mail/',
      'https://outlook.office365.com/mail/',
      'https://outlook.cloud.microsoft/mail/',
    ),
  },
  { words: 'outlookPrivate', webmails: at('outlook', 'https://outlook.live.com/mail/0/') },
];

/** What a typed address is. Which webmail lives at any other address shows on the page itself. */
export function webmailAt(url: URL): ChosenWebmail {
  const known = offers
    .flatMap(({ webmails }) => webmails)
    .find(({ base }) => new URL(base).hostname === url.hostname);
  if (known?.name === 'outlook') {
    // Whose mail it is belongs to the address; which mail does not.
    const [path = '/mail/'] =
      /^\/mail\/(?:\d+|[^/]+@[^/]+)(?=\/|$)/.exec(url.pathname.replace('%40', '@')) ?? [];
    return { name: 'outlook', base: PageUrl.parse(url.origin + path.replace(/\/?$/, '/')) };
  }
  // The practice page is served by our own server under this path.
  const name = url.pathname.startsWith('/practice') ? 'practice' : 'roundcube';
  return known ?? { name, base: PageUrl.parse(url.href) };
}
