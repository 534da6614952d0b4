import type { Locate } from '../webmail.ts';
import { isConversationId, paddedId } from './ids.ts';
import { hosts } from './where.ts';

/**
 * The mail in Outlook by the id its page had when it was last open in this browser: no server knows it. `base` says
 * whose: `/mail/0/` of a private account, `/mail/info@acme.com/` of a mailbox opened as one of its own. A conversation
 * opens in the inbox's list; an item, which may have been moved since, in a window of its own.
 */
export const locateInOutlook: Locate = ({ webmailId }, base) => {
  if (webmailId === null || !/^[A-Za-z0-9+/]{16,500}$/.test(webmailId)) return null;
  const url = URL.parse(base);
  if (!url || url.protocol !== 'https:' || !hosts.includes(url.hostname)) return null;
  const [whose = '/mail/'] = /^\/mail\/(?:\d+\/|[^/]+@[^/]+\/)?/.exec(url.pathname) ?? [];
  const id = encodeURIComponent(paddedId(webmailId));
  const place = isConversationId(webmailId) ? `inbox/id/${id}` : `deeplink/read/${id}`;
  return `${url.origin}${whose}${place}`;
};
