import { useState } from 'preact/hooks';
import { Foreign } from '#components/ui/Foreign.tsx';
import { Line } from '#components/ui/Line.tsx';
import { Section } from '#components/ui/Section.tsx';
import type { InquiryId, MemberId } from '#lib/domain/ids.ts';
import type { InquiryView } from '#lib/replica/queries/inquiry.ts';
import { countryName, languageName } from '#lib/words/names.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { month } from '#lib/words/times.ts';
import { Hits } from './Hits.tsx';
import { hitsOf } from './hits-of.ts';
import { SetRight } from './SetRight.tsx';
import { theirTime } from './their-time.ts';
import './CustomerCard.css';

interface CustomerCardProps {
  view: InquiryView;
  reader: Reader;
  onOpen: (inquiryId: InquiryId) => void;
  /** Says who looks after them. */
  onOwn: (memberId: MemberId | null) => void;
}

/** Who wrote: what their mail shows of them, and nothing guessed. */
export function CustomerCard({ view, reader, onOpen, onOwn }: CustomerCardProps) {
  const { customer, inquiry } = view;
  const { words, moment, nameOf } = reader;
  const [areOthersOpen, openOthers] = useState(false);
  if (!customer) return null;
  const [address, ...more] = customer.addresses;
  const place = customer.country ? countryName(customer.country, moment.language) : null;
  const clock = customer.timeZone ? theirTime(customer.timeZone, moment) : null;
  const language = inquiry.language ?? customer.language;
  const channel = words.channel[inquiry.channel];
  // Of two that were joined one is no inquiry of its own any more.
  const others = view.others.filter(
    ({ id, mergedInto }) => mergedInto === null && id !== inquiry.mergedInto,
  );
  const won = others.filter(({ outcome }) => outcome === 'won').length;
  const earlier =
    others.length === 0 ? (
      words.customer.first
    ) : (
      <button
        type="button"
        class="link"
        aria-expanded={areOthersOpen}
        onClick={() => openOthers(!areOthersOpen)}
      >
        {words.customer.earlier(others.length, won)}
      </button>
    );
  return (
    <Section title={words.section.customer} more={earlier}>
      <p class="customer-name">
        <b>
          <Foreign>{customer.name || address || words.customer.unknown}</Foreign>
        </b>
        {customer.company && (
          <>
            {', '}
            <Foreign>{customer.company}</Foreign>
          </>
        )}
      </p>
      {address && customer.name && (
        <Line icon="mail">
          <Foreign>{more.length > 0 ? `${address} +${more.length}` : address}</Foreign>
        </Line>
      )}
      {place && !clock && <Line icon="globe">{place}</Line>}
      {clock && (
        <Line icon="clock">
          <span class="nb">
            {words.customer.time(place ?? customer.timeZone ?? '', clock.time)}
          </span>{' '}
          <span class="nb">
            {clock.from ? words.customer.when(clock.from) : words.customer.now}
          </span>
        </Line>
      )}
      <Line icon={clock || !place ? 'globe' : 'tag'}>
        {language
          ? words.customer.writes(languageName(language, moment.language), channel)
          : channel}
      </Line>
      {customer.phone && (
        <Line icon="phone">
          <Foreign>{customer.phone}</Foreign>
        </Line>
      )}
      {customer.website && (
        <Line icon="browser">
          <Foreign>{customer.website}</Foreign>
        </Line>
      )}
      {inquiry.product && (
        <Line icon="tag">
          <Foreign>
            {inquiry.quantity
              ? words.deskWork.quantity(inquiry.product, inquiry.quantity)
              : inquiry.product}
          </Foreign>
        </Line>
      )}
      {customer.ownerId && (
        <Line icon="person">
          {words.why.owner(nameOf(customer.ownerId), month(customer.firstSeenAt, moment))}
        </Line>
      )}
      <Owning view={view} reader={reader} onOwn={onOwn} />
      {areOthersOpen && (
        <Hits
          label={words.customer.earlier(others.length, won)}
          hits={hitsOf(view, others)}
          title="subject"
          reader={reader}
          onOpen={onOpen}
        />
      )}
    </Section>
  );
}

/** Who holds an inquiry may look after its customer where nobody does, and leave them again. Giving them to a colleague is the desk's. */
function Owning({ view, reader, onOwn }: Pick<CustomerCardProps, 'view' | 'reader' | 'onOwn'>) {
  const { me, customer, inquiry } = view;
  if (!me || me.leftAt || !customer) return null;
  const { lookAfter, leaveCustomer } = reader.words.deskWork;
  if (customer.ownerId === null) {
    if (inquiry.assigneeId !== me.id) return null;
    return <SetRight label={lookAfter} onClick={() => onOwn(me.id)} />;
  }
  if (customer.ownerId !== me.id) return null;
  return <SetRight label={leaveCustomer} onClick={() => onOwn(null)} />;
}
