import type { Locate } from '../webmail.ts';

/** The thread in Gmail, found by its id whatever its label. `base` says which of several accounts: `/mail/u/1/`. */
export const locateInGmail: Locate = ({ gmailThreadId }, base) => {
  if (gmailThreadId === null || !/^[0-9a-f]{1,16}$/.test(gmailThreadId)) return null;
  if (!URL.canParse(base)) return null;
  const url = new URL(base);
  if (url.origin !== 'https://mail.google.com') return null;
  const [account = '/mail/u/0/'] = /^\/mail\/u\/\d+\//.exec(url.pathname) ?? [];
  return `${url.origin}${account}#all/${gmailThreadId}`;
};
