import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './Section.css';

interface SectionProps {
  title: string;
  /** At the right of the title: a count, a fact, a link. */
  more?: ComponentChildren;
  children: ComponentChildren;
}

/** A titled part of the sidebar, parted from the next by one hairline. */
export function Section({ title, more, children }: SectionProps) {
  const id = useId();
  return (
    <section class="sec" aria-labelledby={id}>
      <div class="sec-head">
        <h3 id={id}>{title}</h3>
        {more !== undefined && <span class="more">{more}</span>}
      </div>
      {children}
    </section>
  );
}
