import type { TargetedKeyboardEvent } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Icon, type IconName } from './Icon.tsx';
import { stepBy } from './roving-focus.ts';
import './Menu.css';

export interface MenuItem {
  label: string;
  /** Makes it a link; opens beside what is on screen. */
  href?: string;
  onChoose?: () => void;
  keyHint?: string | undefined;
}

interface MenuProps {
  icon: IconName;
  label: string;
  items: readonly MenuItem[];
}

/** A button and what it opens. A popover: the browser puts it on top of everything and closes it at a click elsewhere. */
export function Menu({ icon, label, items }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  function place(isOpen: boolean) {
    const at = button.current?.getBoundingClientRect();
    if (!isOpen || !at || !list.current) return;
    list.current.style.top = `${at.bottom + 4}px`;
    list.current.style.right = `${document.documentElement.clientWidth - at.right}px`;
    rows()[0]?.focus();
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLUListElement>) {
    if (event.key === 'Escape') {
      // Here, so that it closes nothing behind it; the browser gives the focus back to the button.
      event.stopPropagation();
      list.current?.hidePopover?.();
      return;
    }
    const all = rows();
    const at = all.findIndex((row) => row === document.activeElement);
    const next = stepBy(event.key, at, all.length, 'vertical');
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  }

  return (
    <>
      <button
        type="button"
        class="icon-btn"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        popovertarget={id}
        ref={button}
      >
        <Icon name={icon} />
      </button>
      <ul
        class="menu"
        id={id}
        role="menu"
        aria-label={label}
        popover="auto"
        ref={list}
        onKeyDown={onKeyDown}
        onToggle={(event) => place((event as unknown as ToggleEvent).newState === 'open')}
        onClick={() => list.current?.hidePopover?.()}
      >
        {items.map((item) => (
          <li key={item.label} role="none">
            {item.href === undefined ? (
              <button type="button" role="menuitem" tabIndex={-1} onClick={item.onChoose}>
                <Row {...item} />
              </button>
            ) : (
              <a role="menuitem" tabIndex={-1} href={item.href} target="_blank" rel="noreferrer">
                <Row {...item} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ label, keyHint }: MenuItem) {
  return (
    <>
      <span>{label}</span>
      {keyHint && <kbd aria-hidden="true">{keyHint}</kbd>}
    </>
  );
}
