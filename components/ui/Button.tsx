import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

export interface ButtonProps {
  children: ComponentChildren;
  onClick?: (event: MouseEvent) => void;
  /** `primary` at most once on screen; `quiet` is a word in the accent, `plain` the same in the second voice. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'plain';
  /** The full width of the sidebar, as the primary button has it. */
  wide?: boolean;
  icon?: IconName;
  /** The single letter that does the same while the sidebar has the focus. */
  keyHint?: string;
  /** The letter works, but does not stand on the button. */
  hideKey?: boolean;
  /** Not possible yet, but reachable: pressing it still calls `onClick`, which leads to what is missing. */
  blocked?: boolean;
  /** Something is under way: the words stay, a second press does nothing. */
  busy?: boolean;
  /** Makes it a link that looks like a button; opens beside what is on screen. */
  href?: string;
  type?: 'button' | 'submit';
  expanded?: boolean;
  autofocus?: boolean;
  /** What a screen reader says, where the words on the button need their surroundings. */
  label?: string;
}

export function Button({
  children,
  onClick,
  kind = 'secondary',
  wide = false,
  icon,
  keyHint,
  hideKey = false,
  blocked = false,
  busy = false,
  href,
  type = 'button',
  expanded,
  autofocus = false,
  label,
}: ButtonProps) {
  const look = `btn ${kind}${wide ? ' wide' : ''}${busy ? ' busy' : ''}`;
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {keyHint && !hideKey && <kbd aria-hidden="true">{keyHint === 'Enter' ? '↵' : keyHint}</kbd>}
    </>
  );
  if (href !== undefined) {
    return (
      <a class={look} href={href} target="_blank" rel="noreferrer" onClick={onClick}>
        {inside}
      </a>
    );
  }
  return (
    <button
      type={type}
      class={look}
      aria-label={label}
      onClick={busy ? undefined : onClick}
      aria-keyshortcuts={keyHint}
      aria-disabled={blocked || busy || undefined}
      aria-busy={busy || undefined}
      aria-expanded={expanded}
      autofocus={autofocus}
    >
      {inside}
    </button>
  );
}

interface IconButtonProps {
  icon: IconName;
  /** What a screen reader says; also the tooltip. */
  label: string;
  onClick?: (event: MouseEvent) => void;
  keyHint?: string;
  expanded?: boolean;
}

/** 28 × 28: for what is understood without a word. */
export function IconButton({ icon, label, onClick, keyHint, expanded }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-btn"
      aria-label={label}
      title={label}
      aria-keyshortcuts={keyHint}
      aria-expanded={expanded}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
