import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';
import './Line.css';

interface LineProps {
  icon: IconName;
  /** `body` for facts on a card, `small` for what is said about the inquiry. */
  size?: 'body' | 'small';
  children: ComponentChildren;
}

/** An icon and one fact. */
export function Line({ icon, size = 'body', children }: LineProps) {
  return (
    <p class={`line ${size}`}>
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  );
}
