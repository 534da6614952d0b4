import type { ComponentChildren } from 'preact';
import './Empty.css';

interface EmptyProps {
  title: string;
  line?: string;
  /** Where it stands among the headings of its page. */
  level?: 2 | 3;
  /** A ring or icon above the title. */
  picture?: ComponentChildren;
  /** What one can do from here. */
  children?: ComponentChildren;
}

/** Nothing to show, said honestly. */
export function Empty({ title, line, level = 3, picture, children }: EmptyProps) {
  return (
    <div class="empty">
      {picture && <div class="picture">{picture}</div>}
      {level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>}
      {line && <p>{line}</p>}
      {children && <div class="empty-acts">{children}</div>}
    </div>
  );
}
