import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { stepBy } from './roving-focus.ts';

interface ListProps<T> {
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  /** Draws a row. The link or button of the row that arrow keys should reach carries `data-row`. */
  children: (item: T) => ComponentChildren;
  class?: string;
}

/**
 * A list whose rows are reached by the up and down keys, Home and End as well as by Tab. Rows stay in the order of
 * Tab: a row may hold a second button, and nobody should have to know about arrow keys to get to it.
 */
export function List<T>({ label, items, keyOf, children, class: look = '' }: ListProps<T>) {
  const list = useRef<HTMLUListElement>(null);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLUListElement>) {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
    const next = at === -1 ? null : stepBy(event.key, at, rows.length, 'vertical');
    if (next === null) return;
    event.preventDefault();
    rows[next]?.focus();
  }

  return (
    <ul class={look} aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <li key={keyOf(item)}>{children(item)}</li>
      ))}
    </ul>
  );
}
