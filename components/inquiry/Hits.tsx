import { Avatar } from '#components/ui/Avatar.tsx';
import { Foreign } from '#components/ui/Foreign.tsx';
import { List } from '#components/ui/List.tsx';
import { Ring } from '#components/ui/Ring.tsx';
import type { Customer } from '#lib/domain/customer.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { customerName } from '#lib/words/customer-name.ts';
import { stamp } from '#lib/words/times.ts';
import { ringFacts } from './hero-facts.ts';
import './Hits.css';

/** An inquiry as one row: what a list needs to know of it. */
export interface Hit {
  inquiry: Inquiry;
  customer: Customer | null;
  assignee: Member | null;
  /** Whether the reader is that assignee. */
  isMine?: boolean;
}

interface HitsProps {
  label: string;
  hits: readonly Hit[];
  reader: Reader;
  /** What the first line says: whose mail it is, or among one customer's mails which. */
  title?: 'customer' | 'subject';
  onOpen: (inquiryId: InquiryId) => void;
}

/** Inquiries to choose from, each with its ring and whose it is. */
export function Hits({ label, hits, reader, title = 'customer', onOpen }: HitsProps) {
  const { words, moment } = reader;
  const isByCustomer = title === 'customer';
  return (
    <List class="hits" label={label} items={hits} keyOf={({ inquiry }) => inquiry.id}>
      {({ inquiry, customer, assignee, isMine = false }) => {
        const name = customerName(customer, words);
        const received = stamp(inquiry.receivedAt, moment);
        const { aloud } = words;
        const other = assignee ? aloud.holder(assignee.name) : aloud.nobody;
        return (
          <button type="button" class="hit" data-row onClick={() => onOpen(inquiry.id)}>
            <Ring {...ringFacts(inquiry, reader)} size={20} />
            <b>
              <Foreign>{isByCustomer ? name : inquiry.subject}</Foreign>
            </b>
            <small>
              {isByCustomer ? (
                <>
                  <Foreign>{inquiry.subject}</Foreign> · <span class="nb">{received}</span>
                </>
              ) : (
                <span class="nb">{received}</span>
              )}
            </small>
            <Avatar
              initials={assignee?.initials ?? ''}
              who={isMine ? 'me' : assignee ? 'colleague' : 'nobody'}
              label={isMine ? aloud.you : other}
            />
          </button>
        );
      }}
    </List>
  );
}
