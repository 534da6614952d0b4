import { useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import { Hits, type Hit } from './Hits.tsx';
import { useReader } from './reader.ts';
import { useTracking } from './Untracked.tsx';
import './Plainly.css';

interface CandidatesProps {
  sighting: Sighting;
  mailbox: Mailbox | null;
  candidates: readonly Hit[];
  onChoose: (inquiryId: InquiryId) => void;
}

/** Several are alike: the person says which, for a guess would show them somebody else's customer. */
export function Candidates({ sighting, mailbox, candidates, onChoose }: CandidatesProps) {
  const { words } = useWords();
  const reader = useReader();
  return (
    <div class="plainly">
      <h2>{words.unsure.title}</h2>
      <p>{words.unsure.line(candidates.length)}</p>
      <Hits label={words.unsure.title} hits={candidates} reader={reader} onOpen={onChoose} />
      {mailbox && <TrackNew sighting={sighting} mailbox={mailbox} onTracked={onChoose} />}
    </div>
  );
}

interface TrackNewProps {
  sighting: Sighting;
  mailbox: Mailbox;
  onTracked: (inquiryId: InquiryId) => void;
}

function TrackNew({ sighting, mailbox, onTracked }: TrackNewProps) {
  const { words } = useWords();
  const { track, isBusy } = useTracking(sighting, mailbox, false);
  return (
    <Button
      wide
      busy={isBusy}
      onClick={() => void track().then((inquiryId) => inquiryId && onTracked(inquiryId))}
    >
      {words.do.trackNew}
    </Button>
  );
}
