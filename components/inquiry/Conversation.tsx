import { useState } from 'preact/hooks';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Line } from '#components/ui/Line.tsx';
import { Section } from '#components/ui/Section.tsx';
import type { InquiryId, MessageId } from '#lib/domain/ids.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { plainly } from '#lib/words/plainly.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { stamp } from '#lib/words/times.ts';
import { Hits } from './Hits.tsx';
import { hitsOf } from './hits-of.ts';
import { SetRight } from './SetRight.tsx';
import './Conversation.css';

interface ConversationProps {
  view: InquiryView;
  reader: Reader;
  onMerge: (intoId: InquiryId) => void;
  onSplit: (messageId: MessageId) => void;
  onOpen: (inquiryId: InquiryId) => void;
}

/** Sets right what the desk put together or kept apart: a mail that is another inquiry, an inquiry that is this one. */
export function Conversation({ view, reader, onMerge, onSplit, onOpen }: ConversationProps) {
  const { inquiry } = view;
  const { words } = reader;
  if (inquiry.mergedInto) return null;
  const joined = view.others.filter(({ mergedInto }) => mergedInto === inquiry.id);
  const isMine = mayArrange(view);
  const [, ...later] = isMine ? view.messages.filter(({ direction }) => direction === 'in') : [];
  const others = isMine ? view.others.filter(({ stage }) => stage !== 'closed') : [];
  if (later.length === 0 && others.length === 0 && joined.length === 0) return null;
  return (
    <Section title={words.deskWork.conversation}>
      {joined.length > 0 && (
        <>
          <Line icon="fold" size="small">
            {words.deskWork.joined}
          </Line>
          <Hits
            label={words.deskWork.joined}
            hits={hitsOf(view, joined)}
            title="subject"
            reader={reader}
            onOpen={onOpen}
          />
        </>
      )}
      {later.length > 0 && (
        <ul class="conversation">
          {later.map(({ id, subject, receivedAt }) => (
            <li key={id}>
              <span>
                <Foreign>{subject}</Foreign>{' '}
                <small class="nb">{stamp(receivedAt, reader.moment)}</small>
              </span>
              <SetRight
                label={words.deskWork.split}
                aloud={words.deskWork.splitOff(plainly(subject))}
                onClick={() => onSplit(id)}
              />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <Merging view={view} others={others} reader={reader} onMerge={onMerge} />
      )}
    </Section>
  );
}

/** The holder and managers; of what nobody holds, everybody. */
function mayArrange({ inquiry, me }: InquiryView): boolean {
  if (!me || me.leftAt || inquiry.stage === 'closed') return false;
  const { assigneeId } = inquiry;
  return assigneeId === null || assigneeId === me.id || hasRole(me, 'manager');
}

interface MergingProps {
  view: InquiryView;
  others: InquiryView['others'];
  reader: Reader;
  onMerge: (intoId: InquiryId) => void;
}

/** With which of the customer's other inquiries; two clicks, for it cannot be undone by one. */
function Merging({ view, others, reader, onMerge }: MergingProps) {
  const [isOpen, open] = useState(false);
  const { merge, mergeWith } = reader.words.deskWork;
  return (
    <>
      <SetRight label={merge} expanded={isOpen} onClick={() => open(!isOpen)} />
      {isOpen && (
        <Hits
          label={mergeWith}
          hits={hitsOf(view, others)}
          title="subject"
          reader={reader}
          onOpen={onMerge}
        />
      )}
    </>
  );
}
