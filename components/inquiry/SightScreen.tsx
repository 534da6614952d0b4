import type { ComponentType } from 'preact';
import type { Sight } from '#components/hooks/frame.tsx';
import { useWords } from '#components/hooks/words.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Wait } from '#components/ui/Wait.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { WebmailName } from '#lib/domain/sighting.ts';
import { Candidates } from './Candidates.tsx';
import { InquiryScreen, type Offline, type PickerProps } from './InquiryScreen.tsx';
import type { Looking } from './looked.ts';
import { Lost } from './Lost.tsx';
import { useReader } from './reader.ts';
import { Refusals } from './Refusals.tsx';
import { Untracked } from './Untracked.tsx';
import './Plainly.css';

interface SightScreenProps {
  sight: Sight;
  webmail: WebmailName | null;
  looking: Looking;
  offline: Offline | null;
  Picker: ComponentType<PickerProps>;
  onOpen: (inquiryId: InquiryId) => void;
}

/** What there is to say about what the page shows. */
export function SightScreen(props: SightScreenProps) {
  const { sight, webmail, looking, offline, Picker, onOpen } = props;
  const { words } = useWords();
  const reader = useReader();
  if (sight.kind === 'lost') {
    return <Lost webmail={webmail} missing={sight.missing} onOpen={onOpen} />;
  }
  const sighting = sight.kind === 'nothing' ? null : sight.sighting;
  if (!sighting) return <Quiet>{words.quiet.noMail}</Quiet>;
  const { looked, isAsking, candidates, choose } = looking;
  if (!looked) return <Skeleton label={words.quiet.reading} />;
  const { view, mailbox, sighted, refusals } = looked;
  const told = <Refusals refusals={refusals} inquiryId={null} reader={reader} />;
  if (view) {
    return (
      <>
        {told}
        <InquiryScreen
          key={view.inquiry.id}
          view={view}
          isInPage
          offline={offline}
          Picker={Picker}
          onOpen={onOpen}
        />
      </>
    );
  }
  if (candidates.length > 0) {
    return (
      <Candidates sighting={sighting} mailbox={mailbox} candidates={candidates} onChoose={choose} />
    );
  }
  if (!mailbox) return <Quiet>{words.quiet.notOurs}</Quiet>;
  if (isAsking) {
    return (
      <div class="plainly">
        <Wait>{words.quiet.reading}</Wait>
      </div>
    );
  }
  return (
    <>
      {told}
      <Untracked sighting={sighting} mailbox={mailbox} isTracking={sighted.kind === 'tracking'} />
    </>
  );
}

function Quiet({ children }: { children: string }) {
  return <p class="plainly plainly-top">{children}</p>;
}
