import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Avatar } from '#components/ui/Avatar.tsx';
import { RelayLine } from '#components/ui/RelayLine.tsx';
import { Ring } from '#components/ui/Ring.tsx';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { relayOf, ringFacts, timeLineOf, titleOf } from './hero-facts.ts';
import { useReader } from './reader.ts';
import { useUnconfirmed } from './unconfirmed.ts';
import './Hero.css';

interface HeroProps {
  view: InquiryView;
  isOffline: boolean;
  /** Buttons, or what is open instead of them. */
  children?: ComponentChildren;
}

/** The first thing read: whose inquiry this is and how long is left. */
export function Hero({ view, isOffline, children }: HeroProps) {
  const { inquiry, settled, me, members, phase, refusals } = view;
  const reader = useReader(members);
  const isUnconfirmed = useUnconfirmed(view, isOffline);
  const ring = ringFacts(inquiry, reader);
  const first = useRef(ring.clock);
  const hasTurned = ring.clock !== first.current;
  const line = timeLineOf(inquiry, me?.id ?? null, reader);
  const personId = inquiry.answer?.by ?? inquiry.assigneeId;
  const person = personId ? members.get(personId) : undefined;
  const isMe = person !== undefined && person.id === me?.id;
  const isPredicted = phase === 'predicted' && settled.assigneeId !== inquiry.assigneeId;
  const isTakenBack = refusals.some(({ action }) => action.type === 'claim') && !isMe;
  return (
    <div class="hero">
      <div class="who">
        <Ring {...ring} />
        <div>
          <h2>
            {person && inquiry.stage !== 'closed' && (
              <Avatar
                key={person.id}
                initials={person.initials}
                who={isPredicted ? 'predicted' : isMe ? 'me' : 'colleague'}
                arrives={isTakenBack}
              />
            )}
            <span>{titleOf(view, reader, isUnconfirmed)}</span>
          </h2>
          <p class={line.tone}>{line.text}</p>
        </div>
      </div>
      <p class="vh" role="status">
        {hasTurned ? reader.words.clock[ring.clock] : ''}
      </p>
      {/* The baton of one that was joined is with the other. */}
      {inquiry.mergedInto === null && (
        <RelayLine words={reader.words.relay} {...relayOf(inquiry)} />
      )}
      {children}
    </div>
  );
}
