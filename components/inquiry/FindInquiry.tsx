import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useFound } from '#components/hooks/found.ts';
import { useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { useNow } from '#components/hooks/now.ts';
import { Field } from '#components/ui/Field.tsx';
import { Section } from '#components/ui/Section.tsx';
import { Wait } from '#components/ui/Wait.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import { dueInquiries } from '#lib/replica/queries/due.ts';
import { Hits } from './Hits.tsx';
import { useReader } from './reader.ts';
import './Plainly.css';

interface FindInquiryProps {
  onOpen: (inquiryId: InquiryId) => void;
  /** Takes the focus at once, because the person asked for it. */
  isAsked?: boolean;
  /** Shows what is due while nothing is searched for. */
  hasDue?: boolean;
}

/** An inquiry by sender, company or subject. */
export function FindInquiry({ onOpen, isAsked = false, hasDue = false }: FindInquiryProps) {
  const reader = useReader();
  const { words } = reader;
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const found = useFound(query);
  const count = found?.items.length ?? 0;
  const isEmpty = found?.isWhole && count === 0;
  useLayoutEffect(() => {
    if (isAsked) field.current?.focus();
  }, []);
  return (
    <>
      <Section title={words.search.title}>
        <Field
          type="search"
          icon="search"
          label={words.search.label}
          labelHidden
          placeholder={words.search.label}
          value={query}
          onInput={setQuery}
          fieldRef={field}
        />
        <p class={isEmpty ? 'plainly-line' : 'vh'} role="status">
          {isEmpty && words.search.none(query.trim())}
          {found?.isWhole && !isEmpty && words.search.found(count)}
        </p>
        {found && !found.isWhole && count === 0 && <Wait>{words.search.busy}</Wait>}
        {found?.isLocal && <p class="plainly-line">{words.search.localOnly}</p>}
        {found && count > 0 && (
          <Hits label={words.search.title} hits={found.items} reader={reader} onOpen={onOpen} />
        )}
      </Section>
      {hasDue && query.trim() === '' && <Due onOpen={onOpen} />}
    </>
  );
}

/** What is due, mine first: where no mail is on screen that could say something. */
function Due({ onOpen }: { onOpen: (inquiryId: InquiryId) => void }) {
  const { replica } = useFrame();
  const now = useNow();
  const reader = useReader();
  const { words } = reader;
  const mine = useLive(
    () => dueInquiries(replica, { now, whose: 'mine', limit: 20 }),
    [replica, now],
  );
  const pool = useLive(
    () => dueInquiries(replica, { now, whose: 'pool', limit: 20 }),
    [replica, now],
  );
  if (!mine || !pool) return null;
  return (
    <>
      <Section title={words.popup.title}>
        {mine.length === 0 ? (
          <p class="plainly-line">{words.popup.none}</p>
        ) : (
          <Hits
            label={words.popup.title}
            hits={mine.map((hit) => ({ ...hit, isMine: true }))}
            reader={reader}
            onOpen={onOpen}
          />
        )}
      </Section>
      {pool.length > 0 && (
        <Section title={words.popup.unclaimed}>
          <Hits label={words.popup.unclaimed} hits={pool} reader={reader} onOpen={onOpen} />
        </Section>
      )}
    </>
  );
}
