import type { ComponentChildren } from 'preact';
import { Button } from '#components/ui/Button.tsx';
import { Line } from '#components/ui/Line.tsx';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { instant, stamp } from '#lib/words/times.ts';

interface StandingProps {
  view: InquiryView;
  reader: Reader;
  /** Sends the original once more; absent where this person may not. */
  onHandOff: (() => void) | null;
  /** How old all this is, while the server cannot be reached. */
  asOf: Date | null;
}

/** What must be known of how it stands: where the original is, what proves the answer, who gave it. */
export function Standing({ view, reader, onHandOff, asOf }: StandingProps) {
  const lines = [
    handoffLine(view, reader, onHandOff),
    evidenceLine(view, reader),
    givenLine(view, reader),
    closedLine(view, reader),
    asOfLine(asOf, reader),
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : <div class="sec">{lines}</div>;
}

function handoffLine(
  { inquiry, me }: InquiryView,
  { words }: Reader,
  onHandOff: (() => void) | null,
): ComponentChildren {
  const { handoff, answer, stage } = inquiry;
  if (!handoff || stage === 'closed') return null;
  const { address, delivery, memberId } = handoff;
  const isThere = delivery === 'delivered' && !answer;
  const where = memberId === me?.id ? words.handoff.where : words.handoff.whereOther;
  const isTrouble = delivery === 'failed' || delivery === 'unsure';
  return (
    <div key="handoff">
      <Line icon={isTrouble ? 'warning' : 'handoff'} size="small">
        {isThere ? where(address) : words.handoff.delivery[delivery](address)}
      </Line>
      {delivery === 'failed' && onHandOff && (
        <Button kind="quiet" onClick={onHandOff}>
          {words.do.retry}
        </Button>
      )}
    </div>
  );
}

function evidenceLine({ inquiry, me }: InquiryView, { words, moment, nameOf }: Reader) {
  const { answer } = inquiry;
  if (!answer) return null;
  if (answer.evidence === 'server') {
    return (
      <Line key="evidence" icon="server" size="small">
        {words.evidence.server(stamp(answer.at, moment))}
      </Line>
    );
  }
  if (answer.evidence === 'copy' || answer.evidence === 'guess') {
    const { copy, guess } = words.evidence;
    return (
      <Line key="evidence" icon="server" size="small">
        {answer.evidence === 'copy' ? copy(stamp(answer.at, moment)) : guess}
      </Line>
    );
  }
  const by = answer.by === me?.id ? null : answer.by;
  return (
    <Line key="evidence" icon="browser" size="small">
      {by ? words.evidence.browser(nameOf(by)) : words.evidence.browserMine}
    </Line>
  );
}

function givenLine({ inquiry, me }: InquiryView, { words, nameOf }: Reader) {
  const { assigneeId, assignedBy, stage } = inquiry;
  const isGiven = assigneeId === me?.id && assignedBy !== null && assignedBy !== assigneeId;
  if (!isGiven || stage === 'closed') return null;
  return (
    <Line key="given" icon="person" size="small">
      {words.why.assigned(nameOf(assignedBy))}
    </Line>
  );
}

function closedLine({ inquiry }: InquiryView, { words }: Reader) {
  // What is written to one that was joined goes on in the other.
  if (inquiry.stage !== 'closed' || inquiry.mergedInto) return null;
  const isDismissed = inquiry.outcome === 'none' || inquiry.outcome === 'spam';
  return (
    <Line key="closed" icon="mail" size="small">
      {isDismissed ? words.closed.stays : words.closed.again}
    </Line>
  );
}

function asOfLine(asOf: Date | null, { words, moment }: Reader) {
  if (!asOf) return null;
  return (
    <Line key="as-of" icon="server" size="small">
      {words.off.asof(instant(asOf, moment))}
    </Line>
  );
}
