import type { Locate } from '../webmail.ts';
import { isConversationId, paddedId } from './ids.ts';
import { hosts, isAddress } from './where.ts';

/**
 * The mail in Outlook by the id its page had when it was last open in this browser: no server knows it. Ids are a
 * mailbox's own, so that its address stands in the path, unless `base` says whose mail it is: `/mail/0/` of a private
 * account, `/mail/info@acme.com/`. A conversation opens beside the list; an item, which may have been moved since, in a
 * window of its own.
 */
export const locateInOutlook: Locate = ({ account, webmailId }, base) => {
  if (webmailId === null || !/^[A-Za-z0-9+/]{16,500}$/.test(webmailId)) return null;
  const url = URL.parse(base);
  if (!url || url.protocol !== 'https:' || !hosts.includes(url.hostname)) return null;
  const [, said] = /^\/mail\/(\d+|[^/]+@[^/]+)(?:\/|$)/.exec(url.pathname) ?? [];
  const whose = said ?? (isAddress(account) ? encodeURI(account) : null);
  const id = encodeURIComponent(paddedId(webmailId));
  const place = isConversationId(webmailId) ? `inbox/id/${id}` : `deeplink/read/${id}`;
  return [url.origin, 'mail', ...(whose === null ? [] : [whose]), place].join('/');
};
