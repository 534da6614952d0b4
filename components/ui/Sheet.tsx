import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './Form.css';
import './Sheet.css';

interface SheetProps {
  title: string;
  /** At the right of the title. */
  more?: ComponentChildren;
  children: ComponentChildren;
}

/** A titled sheet of paper on a page of our own. */
export function Sheet({ title, more, children }: SheetProps) {
  const id = useId();
  return (
    <section class="sheet-box" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {more !== undefined && <span class="more">{more}</span>}
      </header>
      <div class="sheet-in">{children}</div>
    </section>
  );
}
