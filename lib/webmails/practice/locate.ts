import type { Locate } from '../webmail.ts';

/** The message in the practice webmail whose first page is `base`. */
export const locateInPractice: Locate = ({ account, folder, uid }, base) => {
  if (!URL.canParse(base) || uid < 1) return null;
  const url = new URL(base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return `${url.origin}${url.pathname}?${new URLSearchParams({ account, folder, uid: String(uid) })}`;
};
