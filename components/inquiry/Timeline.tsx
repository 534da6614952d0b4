import { useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { Section } from '#components/ui/Section.tsx';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { stamp } from '#lib/words/times.ts';
import { tellAll } from './timeline-words.ts';
import './Timeline.css';

const first = 8;

/** What happened to this inquiry, newest first: the log in words. */
export function Timeline({ view, reader }: { view: InquiryView; reader: Reader }) {
  const [isWhole, showWhole] = useState(false);
  const { words, moment } = reader;
  const all = tellAll(view, view.me?.id ?? null, reader);
  const shown = isWhole ? all : all.slice(0, first);
  return (
    <Section title={words.section.timeline}>
      <ol class="timeline">
        {shown.map(({ key, at, icon, tone, who, text, note }) => (
          <li key={key} class={tone}>
            <Icon name={icon} />
            <span>
              {who && <b>{who}</b>} {text}
            </span>
            <time dateTime={at.toISOString()}>{stamp(at, moment)}</time>
            {note && <span class="timeline-note">{note}</span>}
          </li>
        ))}
      </ol>
      {shown.length < all.length && (
        <Button kind="quiet" onClick={() => showWhole(true)}>
          {words.timeline.more}
        </Button>
      )}
    </Section>
  );
}
