import type { Locate } from '../webmail.ts';
import { writeFolderName } from './folder-name.ts';

/** The message on a page of its own. `base` is the address of the list, without anything after "?". */
export const locateInRoundcube: Locate = ({ folder, uid }, base) => {
  if (!URL.canParse(base) || uid < 1) return null;
  const url = new URL(base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  // A cPanel address holds a session token, so it is never stored, and does not outlive the session if it were.
  if (/\/cpsess\d/.test(url.pathname)) return null;
  const question = new URLSearchParams({
    _task: 'mail',
    _action: 'show',
    _uid: String(uid),
    _mbox: writeFolderName(folder),
  });
  return `${url.origin}${url.pathname}?${question}`;
};
