import type { ComponentChildren } from 'preact';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Line } from '#components/ui/Line.tsx';
import { Section } from '#components/ui/Section.tsx';
import type { Acknowledgement } from '#lib/domain/acknowledgement.ts';
import type { MessageId } from '#lib/domain/ids.ts';
import { hasRole } from '#lib/domain/member.ts';
import type { ReplyClass } from '#lib/domain/message.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { countryName, listOf } from '#lib/words/names.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { SetRight } from './SetRight.tsx';
import { Tags } from './Tags.tsx';

interface WhyProps {
  view: InquiryView;
  reader: Reader;
  onJudge: (messageId: MessageId, as: ReplyClass) => void;
}

/** Why the desk treats it as it does: warnings first, then rules, channel, acknowledgement, and mails that did not count. */
export function Why({ view, reader, onJudge }: WhyProps) {
  const lines = [
    ...warningLines(view, reader),
    priorityLine(view, reader),
    tagsLine(view, reader),
    rulesLine(view, reader),
    standInLine(view, reader),
    channelLine(view, reader),
    countryLine(view, reader),
    acknowledgementLine(view, reader),
    judgementLine(view, reader, onJudge),
  ].filter((line) => line !== null);
  return lines.length === 0 ? null : <Section title={reader.words.deskWork.title}>{lines}</Section>;
}

function warningLines({ inquiry }: InquiryView, { words }: Reader): ComponentChildren[] {
  return inquiry.warnings.map(({ kind, evidence }) => (
    <Line key={kind} icon="warning" size="small">
      {words.warning[kind]}
      {evidence && (
        <>
          {' '}
          <small>
            <Foreign>{evidence}</Foreign>
          </small>
        </>
      )}
    </Line>
  ));
}

function priorityLine({ inquiry }: InquiryView, { words }: Reader): ComponentChildren {
  if (inquiry.priority !== 'high') return null;
  return (
    <Line key="priority" icon="flag" size="small">
      {words.deskWork.highPriority}
    </Line>
  );
}

function tagsLine({ inquiry }: InquiryView, { words }: Reader): ComponentChildren {
  if (inquiry.tags.length === 0) return null;
  return <Tags key="tags" tags={inquiry.tags} label={words.deskWork.tags} />;
}

function rulesLine({ inquiry }: InquiryView, { words, moment }: Reader): ComponentChildren {
  const rules = inquiry.routing?.rules ?? [];
  if (rules.length === 0) return null;
  const names = rules.map(({ name }) => `“${name}”`);
  return (
    <Line key="rules" icon="rule" size="small">
      {words.deskWork.rules(listOf(names, moment.language), rules.length)}
    </Line>
  );
}

function standInLine({ inquiry, me }: InquiryView, reader: Reader): ComponentChildren {
  const { assigneeId, standInFor } = inquiry;
  if (!assigneeId || !standInFor) return null;
  const { standIn, standInYou, standInForYou } = reader.words.deskWork;
  const [name, away] = [reader.nameOf(assigneeId), reader.nameOf(standInFor)];
  return (
    <Line key="stand-in" icon="person" size="small">
      {assigneeId === me?.id
        ? standInYou(away)
        : standInFor === me?.id
          ? standInForYou(name)
          : standIn(name, away)}
    </Line>
  );
}

function channelLine({ inquiry }: InquiryView, { words }: Reader): ComponentChildren {
  if (!inquiry.channelEvidence) return null;
  return (
    <Line key="channel" icon="form" size="small">
      {words.deskWork.channel(words.channel[inquiry.channel], inquiry.channelEvidence)}
    </Line>
  );
}

function countryLine({ customer }: InquiryView, { words, moment }: Reader): ComponentChildren {
  if (!customer?.country || !customer.countryEvidence) return null;
  return (
    <Line key="country" icon="globe" size="small">
      {words.deskWork.country(
        countryName(customer.country, moment.language),
        customer.countryEvidence,
      )}
    </Line>
  );
}

function acknowledgementLine({ inquiry }: InquiryView, { words }: Reader): ComponentChildren {
  const { acknowledgement } = inquiry;
  const say = words.acknowledgement;
  if (!acknowledgement) return null;
  const { state } = acknowledgement;
  const text = toldOf(acknowledgement, say);
  if (!text) return null;
  const isTrouble = state === 'unsure' || state === 'failed' || state === 'bounced';
  return (
    <Line key="acknowledgement" icon={isTrouble ? 'warning' : 'reply'} size="small">
      {text}
      {state === 'unsure' && (
        <>
          <br />
          <small>{say.unsureNote}</small>
        </>
      )}
    </Line>
  );
}

/** That it was sent stands in the timeline; that it is switched off, at the desk. */
function toldOf(
  { state, reason }: Acknowledgement,
  say: Reader['words']['acknowledgement'],
): string | null {
  switch (state) {
    case 'sent':
      return null;
    case 'withheld':
      return reason && reason !== 'off' && reason !== 'by-hand'
        ? say.withheld(say.reason[reason])
        : null;
    default:
      return say[state];
  }
}

/** The newest mail of ours that was judged, where the judgement can surprise; a manager may say otherwise. */
function judgementLine(
  { inquiry, messages, me }: InquiryView,
  { words, nameOf }: Reader,
  onJudge: WhyProps['onJudge'],
): ComponentChildren {
  const judged = messages.findLast(
    ({ direction, reply }) =>
      direction === 'out' && reply !== null && reply.reason !== 'acknowledgement',
  );
  const reply = judged?.reply;
  const isPlain = reply?.class === 'effective' && !reply.overruledBy;
  if (!judged || !reply || isPlain || inquiry.stage === 'closed') return null;
  const say = words.judgement;
  const isAnswer = reply.class === 'effective';
  return (
    <div key="judgement">
      <Line icon={isAnswer ? 'check' : 'mail'} size="small">
        {say.not[reply.class]}
        {reply.overruledBy && ` (${say.overruled(nameOf(reply.overruledBy))})`}
      </Line>
      {me && hasRole(me, 'manager') && (
        <SetRight
          label={isAnswer ? say.discount : say.count}
          onClick={() => onJudge(judged.id, isAnswer ? 'unsure' : 'effective')}
        />
      )}
    </div>
  );
}
