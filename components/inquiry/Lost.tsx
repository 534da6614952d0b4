import { useFrame } from '#components/hooks/frame.tsx';
import { useLive } from '#components/hooks/live.ts';
import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { Section } from '#components/ui/Section.tsx';
import { Strip } from '#components/ui/Strip.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { isReported } from '#lib/replica/queries/anchors.ts';
import { sentences } from '#lib/words/sentences.ts';
import { FindInquiry } from './FindInquiry.tsx';
import './Plainly.css';

interface LostProps {
  webmail: WebmailName | null;
  /** The names of the anchors that are not in the page. */
  missing: readonly string[];
  onOpen: (inquiryId: InquiryId) => void;
}

/** The page changed under us: nothing is claimed about the mail in it, and everything else goes on. */
export function Lost({ webmail, missing, onOpen }: LostProps) {
  const { replica, page, openPanel } = useFrame();
  const { words } = useWords();
  const { drift } = words;
  const isTold = useLive(
    async () => webmail !== null && isReported(replica, webmail, missing),
    [replica, webmail, missing.join(' ')],
  );
  const { lead, rest } = drift.title;
  return (
    <>
      <Strip tone="drift" said={{ lead, rest: isTold ? sentences(rest, drift.told) : rest }} />
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
        {/* Firefox lets no frame in a page open its sidebar. */}
        {page && !openPanel && <p class="plainly-line">{drift.panelByMenu}</p>}
      </Section>
    </>
  );
}
