import { Section } from '#components/ui/Section.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { Hits } from './Hits.tsx';
import { hitsOf } from './hits-of.ts';
import { SetRight } from './SetRight.tsx';

interface GoesOnProps {
  view: InquiryView;
  reader: Reader;
  onOpen: (inquiryId: InquiryId) => void;
}

/** Where the conversation of an inquiry goes on that was joined with another: what is to be done is to be done there. */
export function GoesOn({ view, reader, onOpen }: GoesOnProps) {
  const { mergedInto } = view.inquiry;
  const { goesOn, openOther } = reader.words.deskWork;
  if (!mergedInto) return null;
  const others = view.others.filter(({ id }) => id === mergedInto);
  return (
    <Section title={goesOn}>
      {others.length > 0 ? (
        <Hits
          label={goesOn}
          hits={hitsOf(view, others)}
          title="subject"
          reader={reader}
          onOpen={onOpen}
        />
      ) : (
        <SetRight label={openOther} onClick={() => onOpen(mergedInto)} />
      )}
    </Section>
  );
}
