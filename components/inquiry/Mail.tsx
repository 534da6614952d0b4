import { useAsk } from '#components/hooks/frame.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Section } from '#components/ui/Section.tsx';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { stamp } from '#lib/words/times.ts';

/** Which mail it is, where the page does not show it. */
export function Mail({ inquiry, reader }: { inquiry: Inquiry; reader: Reader }) {
  const ask = useAsk();
  const { words, moment } = reader;
  return (
    <Section title={words.section.inquiry} more={stamp(inquiry.receivedAt, moment)}>
      <p>
        <Foreign lang={inquiry.language}>{inquiry.subject}</Foreign>
      </p>
      {/* The mails of one that was joined went along with it. */}
      {inquiry.mergedInto === null && (
        <div class="acts">
          <Button
            kind="quiet"
            icon="mail"
            onClick={() => void ask({ type: 'open', inquiryId: inquiry.id })}
          >
            {words.do.openMail}
          </Button>
        </div>
      )}
    </Section>
  );
}
