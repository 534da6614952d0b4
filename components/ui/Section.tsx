import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './Section.css';

interface SectionProps {
  title: string;
  /** At the right of the title: a count, a fact, a link. */
  more?: ComponentChildren;
  /** Of the heading: 3 under the sidebar's own second level, 2 under a page's title. */
  level?: 2 | 3;
  children: ComponentChildren;
}

/** A titled part of the sidebar, parted from the next by one hairline. */
export function Section({ title, more, level = 3, children }: SectionProps) {
  const id = useId();
  return (
    <section class="sec" aria-labelledby={id}>
      <div class="sec-head">
        {level === 2 ? <h2 id={id}>{title}</h2> : <h3 id={id}>{title}</h3>}
        {more !== undefined && <span class="more">{more}</span>}
      </div>
      {children}
    </section>
  );
}
