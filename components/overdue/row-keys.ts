import type { TargetedKeyboardEvent } from 'preact';
import { stepBy } from '#components/ui/roving-focus.ts';

/**
 * Up and down go from row to row across the groups, Home and End to the ends, and down from the search field to the
 * first. Rows stay in the order of Tab as well, for the button beside each.
 */
export function stepRows(event: TargetedKeyboardEvent<HTMLElement>): void {
  const isField = event.target instanceof HTMLInputElement;
  if (isField && event.key !== 'ArrowDown') return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
  const next = stepBy(event.key, at, rows.length, 'vertical');
  if (next === null) return;
  event.preventDefault();
  rows[next]?.focus();
}
