import type { Shown } from '../shown.ts';
import type { OutlookAnchors } from './anchors.ts';
import { rowIds, rowsWith, selectedRow, tellsOf } from './row.ts';
import type { Where } from './where.ts';

/**
 * Outlook's address, its list and its pane change one after the other, in either order. `apart`: they speak of
 * different mails, so that the pane's must not be given the address's id; it is wise to wait. `id`: of the mail in the
 * pane, where the row of it, or a window of its own, vouches for it.
 */
export type Agreement = { kind: 'apart' } | { kind: 'agreed'; id: string | null };

/** Whether address, list and pane speak of the mail that is shown. */
export function agreementOf(
  document: Document,
  where: Where,
  shown: Pick<Shown, 'subject' | 'from'>,
  anchors: OutlookAnchors,
): Agreement {
  if (where.isAlone) return { kind: 'agreed', id: where.id };
  const named = where.id === null ? [] : rowsWith(document, where.id, anchors);
  const selected = selectedRow(document, anchors);
  // The list runs ahead of the address, or the address of the list.
  if (selected && named.length > 0 && !named.includes(selected)) return { kind: 'apart' };
  const row = selected ?? (named.length === 1 ? named[0] : null);
  if (!row) return { kind: 'agreed', id: null };
  const names = shown.from ? [shown.from.name, shown.from.address] : [];
  if (!tellsOf(row, shown.subject, names)) return { kind: 'apart' };
  const [own = null] = rowIds(row);
  return { kind: 'agreed', id: named.length > 0 ? where.id : own };
}
