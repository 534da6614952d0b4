import { type IconName, shapes } from './icon-shapes.tsx';
import './Icon.css';

export type { IconName };

/** A drawing that takes the colour of its text. Without a `label` it is decoration and hidden from screen readers. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  const named = label ? ({ role: 'img', 'aria-label': label } as const) : { 'aria-hidden': true };
  return (
    <svg class="icon" viewBox="0 0 16 16" {...named}>
      {shapes[name]}
    </svg>
  );
}
