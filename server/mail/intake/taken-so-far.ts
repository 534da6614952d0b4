import { plainHours } from '#lib/domain/deadlines.ts';
import { decide } from '#lib/domain/decide/decide.ts';
import { identifying } from './known.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Message, MessageFacts } from '#lib/domain/message.ts';
import { emptySlice } from '#lib/domain/slice.ts';
import type { Conversation, Pointers } from '#server/services/intake/conversations.ts';
import type { Identity } from '#server/services/intake/known-messages.ts';
import type { Lookups } from '#server/services/intake/lookups.ts';
import type { Read } from './reading.ts';

/**
 * What a team would know that has nothing but the mails read so far, in memory: for saying what would become of mails
 * without a database.
 */
export class TakenSoFar implements Lookups {
  readonly #mailbox: Mailbox;
  readonly #conversations = new Map<InquiryId, Conversation>();
  readonly #byId = new Map<string, Message[]>();
  readonly #byKey = new Map<string, Message[]>();

  constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox;
  }

  async known({ rfcMessageId, keys }: Identity): Promise<Message[]> {
    const byId = rfcMessageId ? (this.#byId.get(rfcMessageId) ?? []) : [];
    const byKey = keys.flatMap((key) => this.#byKey.get(key) ?? []);
    return [...new Set([...byId, ...byKey])].slice(0, 10);
  }

  async conversations(pointers: Pointers): Promise<Conversation[]> {
    const { rfcMessageIds, conversation, customerAddresses } = pointers;
    const byId = rfcMessageIds.flatMap((id) => this.#byId.get(id) ?? []);
    const ids = new Set(byId.map(({ inquiryId }) => inquiryId));
    return [...this.#conversations.values()]
      .filter(
        ({ inquiry, customer, messages }) =>
          ids.has(inquiry.id) ||
          customer.addresses.some((address) => customerAddresses.includes(address)) ||
          (conversation !== null && messages.some((one) => one.conversation === conversation)),
      )
      .toReversed()
      .slice(0, 50);
  }

  /** It is told of no answer but those it has read. */
  async replies(): Promise<[]> {
    return [];
  }

  /** Remembers what a mail led to. */
  remember(read: Read, now: Date): void {
    if (read.kind !== 'action' || read.action.type === 'locate') return;
    const { action } = read;
    if (action.type === 'open') {
      const slice = { ...emptySlice, mailbox: this.#mailbox, mailboxes: [this.#mailbox] };
      const actor = { kind: 'watcher' as const };
      const decided = decide(slice, action, {
        actor,
        now,
        calendar: plainHours,
        visibility: 'team',
      });
      const changes = decided.kind === 'changes' ? decided.changes : [];
      const rows = changes.flatMap((change) => (change.op === 'upsert' ? [change] : []));
      const inquiry = rows.find(({ table }) => table === 'inquiries')
        ?.row as Conversation['inquiry'];
      const customer = rows.find(({ table }) => table === 'customers')
        ?.row as Conversation['customer'];
      if (inquiry && customer) {
        this.#conversations.set(inquiry.id, { inquiry, customer, messages: [] });
      }
    }
    if ('message' in action && action.message) this.#add(action.message, action.inquiryId);
  }

  #add(facts: MessageFacts, inquiryId: InquiryId): void {
    const message: Message = { ...facts, inquiryId, seq: 0 };
    this.#conversations.get(inquiryId)?.messages.push(message);
    if (facts.rfcMessageId) push(this.#byId, facts.rfcMessageId, message);
    // As `knownMessages`: words tell only of mails that no id tells of.
    else for (const key of identifying(facts.keys)) push(this.#byKey, key, message);
  }
}

function push(map: Map<string, Message[]>, key: string, message: Message): void {
  const list = map.get(key);
  if (list) list.push(message);
  else map.set(key, [message]);
}
