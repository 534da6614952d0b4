import type { Locate } from '../webmail.ts';

/**
 * The thread in Gmail, found by its id whatever its label; where Gmail's id is not known, a search for the mail by its
 * Message-ID, which finds it in any account that has it. `base` says which of several accounts: `/mail/u/1/`.
 */
export const locateInGmail: Locate = ({ gmailThreadId, rfcMessageId }, base) => {
  if (!URL.canParse(base)) return null;
  const url = new URL(base);
  if (url.origin !== 'https://mail.google.com') return null;
  const [account = '/mail/u/0/'] = /^\/mail\/u\/\d+\//.exec(url.pathname) ?? [];
  const inbox = url.origin + account;
  if (gmailThreadId !== null) {
    return /^[0-9a-f]{1,16}$/.test(gmailThreadId) ? `${inbox}#all/${gmailThreadId}` : null;
  }
  const id = rfcMessageId?.replace(/^<|>$/g, '') ?? '';
  return id === '' ? null : `${inbox}#search/rfc822msgid%3A${encodeURIComponent(id)}`;
};
