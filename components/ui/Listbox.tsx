import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { stepBy } from './roving-focus.ts';
import './Listbox.css';

interface ListboxProps<T> {
  /** Prefix of the options' ids, so that a search field can point at the chosen one. */
  id: string;
  label: string;
  items: readonly T[];
  keyOf: (item: T) => string;
  chosen: string | null;
  onChoose: (key: string) => void;
  /** Enter, or a second click. */
  onTake?: () => void;
  children: (item: T) => ComponentChildren;
}

/** The id of one option, for `aria-activedescendant` of a field that steers the list. */
export function optionId(listbox: string, key: string): string {
  return `${listbox}-${key}`;
}

/** A list to choose one from, with the arrow keys or a click. */
export function Listbox<T>({
  id,
  label,
  items,
  keyOf,
  chosen,
  onChoose,
  onTake,
  children,
}: ListboxProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const keys = items.map(keyOf);
  const at = chosen === null ? -1 : keys.indexOf(chosen);

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLUListElement>) {
    if (event.key === 'Enter' && at !== -1 && onTake) {
      event.preventDefault();
      onTake();
      return;
    }
    const next = stepBy(event.key, at, items.length, 'vertical');
    const key = next === null ? undefined : keys[next];
    if (key === undefined) return;
    event.preventDefault();
    onChoose(key);
  }

  return (
    <ul
      class="listbox"
      role="listbox"
      id={id}
      aria-label={label}
      aria-activedescendant={at === -1 ? undefined : optionId(id, keys[at] ?? '')}
      tabIndex={0}
      ref={list}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) => {
        const key = keys[index] ?? '';
        return (
          <li
            key={key}
            id={optionId(id, key)}
            role="option"
            aria-selected={index === at}
            onClick={() => onChoose(key)}
            onDblClick={onTake}
          >
            <Icon name="check" />
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}
