import type { ListRow } from '#lib/protocol/chip.ts';
import { listRowOf } from '../list-row.ts';
import type { Ground } from './ground.ts';
import { isId } from './read.ts';
import type { ThreadRowView } from './sdk.ts';
import { few } from '../few.ts';

/**
 * One row of a list; `null` where it has no thread that is known, as a draft or a chat. Gmail shows who took part and
 * not who wrote which mail: the first who is not the account's own person stands for the customer.
 */
export function readRow(view: ThreadRowView, { anchors, account }: Ground): ListRow | null {
  try {
    const all = (selector: string): Element[] =>
      linesOf(view.getElement()).flatMap((line) => few(line, selector));
    // InboxSDK remembers an id it has read once, also where Gmail shows another thread in the row since.
    const ids = all(anchors.rowThread).map((one) => one.getAttribute('data-legacy-thread-id'));
    const [threadId = '', another] = new Set(ids.map((id) => id?.replace('#', '')));
    // A row that says two things says nothing.
    if (!isId(threadId) || another !== undefined || all(anchors.rowSubject).length > 1) return null;
    const contacts = view.getContacts();
    const from = contacts.find((one) => one.emailAddress !== account) ?? contacts[0];
    return listRowOf({
      // With conversation view off the mails of one thread are rows of their own.
      key: `${threadId} ${from?.emailAddress ?? ''}`,
      webmail: 'gmail',
      account,
      place: null,
      webmailId: undefined,
      gmail: { messageId: null, threadId },
      from: from ? { name: from.name ?? '', address: from.emailAddress } : null,
      subject: view.getSubject(),
    });
  } catch {
    return null;
  }
}

/** The table rows of a row: beside a preview each thread has two or three, of which InboxSDK gives the first. */
export function linesOf(row: Element): Element[] {
  const lines = [row];
  for (let at = row.nextElementSibling; at && !at.id && lines.length < 3;) {
    lines.push(at);
    at = at.nextElementSibling;
  }
  return lines;
}
