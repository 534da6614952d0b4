import { useFrame } from '#components/hooks/frame.tsx';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { Section } from '#components/ui/Section.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import { FindInquiry } from './FindInquiry.tsx';
import './Plainly.css';

/** The page changed under us: nothing is claimed about the mail in it, and everything else goes on. */
export function Lost({ onOpen }: { onOpen: (inquiryId: InquiryId) => void }) {
  const { openPanel } = useFrame();
  const { words } = useWords();
  const { drift } = words;
  return (
    <>
      <Strip tone="drift" said={drift.title} />
      <FindInquiry onOpen={onOpen} />
      <Section title={drift.works}>
        <ul class="works">
          {drift.yes.map((what) => (
            <li class="yes" key={what}>
              <Icon name="check" />
              <span>{what}</span>
            </li>
          ))}
          {drift.no.map((what) => (
            <li class="no" key={what}>
              <Icon name="cross" />
              <span>{drift.paused(what)}</span>
            </li>
          ))}
        </ul>
        {openPanel && (
          <Button wide onClick={openPanel}>
            {words.do.sidePanel}
          </Button>
        )}
      </Section>
    </>
  );
}
