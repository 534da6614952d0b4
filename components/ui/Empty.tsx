import type { ComponentChildren } from 'preact';
import './Empty.css';

interface EmptyProps {
  title: string;
  line?: string;
  /** A ring or icon above the title. */
  picture?: ComponentChildren;
  /** What one can do from here. */
  children?: ComponentChildren;
}

/** Nothing to show, said honestly. */
export function Empty({ title, line, picture, children }: EmptyProps) {
  return (
    <div class="empty">
      {picture && <div class="picture">{picture}</div>}
      <h3>{title}</h3>
      {line && <p>{line}</p>}
      {children && <div class="empty-acts">{children}</div>}
    </div>
  );
}
