import { useState } from 'preact/hooks';
import { useFrame } from '#components/hooks/frame.tsx';
import { useKey } from '#components/hooks/keys.ts';
import { usePerform } from '#components/hooks/perform.ts';
import { useMoment, useWords } from '#components/hooks/words.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Line } from '#components/ui/Line.tsx';
import { deadlines, plainHours } from '#lib/domain/deadlines.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import { instant } from '#lib/words/times.ts';
import { trackedBySighting } from './track.ts';
import './Plainly.css';

interface UntrackedProps {
  sighting: Sighting;
  mailbox: Mailbox;
  /** The person has asked for it, and the server has not answered yet. */
  isTracking: boolean;
}

/** A mail to one of our mailboxes that nobody tracks: one press and it is an inquiry. */
export function Untracked({ sighting, mailbox, isTracking }: UntrackedProps) {
  const { words } = useWords();
  const moment = useMoment();
  const { from, subject, sentAt } = sighting;
  const { track, isBusy } = useTracking(sighting, mailbox, isTracking);
  const keyHint = useKey('T', isBusy ? null : () => void track());
  const { replyBy } = deadlines(moment.now, mailbox, plainHours);
  return (
    <div class="plainly">
      <h2>{words.untracked.title}</h2>
      <p>{words.untracked.here(mailbox.address)}</p>
      <dl class="facts">
        <dt>{words.untracked.from}</dt>
        <dd>
          {from?.name && (
            <>
              <Foreign>{from.name}</Foreign>
              <br />
            </>
          )}
          <Foreign>{from?.address ?? ''}</Foreign>
        </dd>
        <dt>{words.untracked.subject}</dt>
        <dd>
          <Foreign>{subject}</Foreign>
        </dd>
        {sentAt && (
          <>
            <dt>{words.untracked.arrived}</dt>
            <dd>{instant(sentAt, moment)}</dd>
          </>
        )}
      </dl>
      <Button
        kind="primary"
        wide
        busy={isBusy}
        onClick={() => void track()}
        {...(keyHint && { keyHint })}
      >
        {words.do.track}
      </Button>
      <Line icon="clock" size="small">
        {words.untracked.clock(instant(replyBy, moment))}
      </Line>
    </div>
  );
}

/** Tracks the mail on screen, once: a second press before the first has reached the outbox would make two of it. */
export function useTracking(sighting: Sighting, mailbox: Mailbox, isTracking: boolean) {
  const { author } = useFrame();
  const perform = usePerform();
  const [isPressed, press] = useState(false);
  const isBusy = isTracking || isPressed;
  async function track(): Promise<InquiryId | null> {
    if (isBusy) return null;
    press(true);
    const draft = trackedBySighting(sighting, mailbox, author);
    await perform(draft).finally(() => press(false));
    return draft.inquiryId;
  }
  return { track, isBusy };
}
