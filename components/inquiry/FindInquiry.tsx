import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { useNow } from '#components/hooks/now.ts';
import { Field } from '#components/ui/Field.tsx';
import { Section } from '#components/ui/Section.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import { dueInquiries } from '#lib/replica/queries/due.ts';
import { find } from './find.ts';
import { Hits, type Hit } from './Hits.tsx';
import { useReader } from './reader.ts';
import './Plainly.css';

const pause = 250;

interface FindInquiryProps {
  onOpen: (inquiryId: InquiryId) => void;
  /** Takes the focus at once, because the person asked for it. */
  isAsked?: boolean;
  /** Shows what is due while nothing is searched for. */
  hasDue?: boolean;
}

/** An inquiry by sender, company or subject. */
export function FindInquiry({ onOpen, isAsked = false, hasDue = false }: FindInquiryProps) {
  const { replica, ask } = useFrame();
  const reader = useReader();
  const { words } = reader;
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<{ for: string; hits: Hit[] } | null>(null);
  const sought = query.trim();
  useLayoutEffect(() => {
    if (isAsked) field.current?.focus();
  }, []);
  useEffect(() => {
    if (sought === '') return undefined;
    let isLatest = true;
    const timer = setTimeout(() => {
      void find(replica, ask, sought).then((hits) => {
        if (isLatest) setFound({ for: sought, hits });
      });
    }, pause);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [sought]);
  const hits = sought === '' ? null : found;
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
        <p class="vh" role="status">
          {hits && hits.hits.length > 0 ? words.search.found(hits.hits.length) : ''}
        </p>
        {hits && hits.hits.length > 0 && (
          <Hits label={words.search.title} hits={hits.hits} reader={reader} onOpen={onOpen} />
        )}
        {hits?.hits.length === 0 && hits.for === sought && (
          <p class="plainly-line" role="status">
            {words.search.none(hits.for)}
          </p>
        )}
      </Section>
      {hasDue && sought === '' && <Due onOpen={onOpen} />}
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
