import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { foldAddress } from '#lib/domain/address.ts';
import type { Change, Row, Table } from '#lib/domain/change.ts';
import { decide } from '#lib/domain/decide/decide.ts';
import type { Decision } from '#lib/domain/decide/decision.ts';
import type { Calendar } from '#lib/domain/deadlines.ts';
import { plainHours } from '#lib/domain/deadlines.ts';
import { isSamePlace } from '#lib/domain/message.ts';
import type { Slice } from '#lib/domain/slice.ts';
import { sliceFor } from '#lib/domain/slice.ts';
import type { Visibility } from '#lib/domain/team.ts';

type Rows = { [T in Table]: Map<string, Row<T>> };

/** The smallest thing that keeps a log by the rules of the domain: what a server must agree with. */
export class TeamInMemory {
  readonly rows: Rows = {
    members: new Map(),
    mailboxes: new Map(),
    templates: new Map(),
    rules: new Map(),
    profiles: new Map(),
    rosters: new Map(),
    anchorSets: new Map(),
    customers: new Map(),
    inquiries: new Map(),
    messages: new Map(),
    notes: new Map(),
    entries: new Map(),
  };
  readonly log: { seq: number; actor: Actor; action: Action; now: Date }[] = [];
  readonly answers = new Map<string, Decision>();
  visibility: Visibility = 'team';
  calendar: Calendar | null = plainHours;

  put<T extends Table>(table: T, ...rows: Row<T>[]): void {
    for (const row of rows) this.save({ op: 'upsert', table, row } as Change);
  }

  /** Decides and, where something follows, records: once for each action id. */
  act(actor: Actor, action: Action, now: Date): Decision {
    const answered = this.answers.get(action.id);
    if (answered) return answered;
    const decision = this.foresee(actor, action, now, this.calendar);
    this.answers.set(action.id, decision);
    if (decision.kind === 'changes' && decision.changes.length > 0) {
      const seq = this.log.length + 1;
      this.log.push({ seq, actor, action, now });
      for (const change of decision.changes) this.save(change);
    }
    return decision;
  }

  /** What would follow, with the calendar given; records nothing. */
  foresee(actor: Actor, action: Action, now: Date, calendar: Calendar | null): Decision {
    const { visibility } = this;
    return decide(this.slice(actor, action), action, { actor, now, calendar, visibility });
  }

  slice(actor: Actor, action: Action): Slice {
    const { rows } = this;
    const wanted = sliceFor(action);
    const inquiry = (wanted.inquiry && rows.inquiries.get(wanted.inquiry)) ?? null;
    const mailboxId = wanted.mailbox === 'of-inquiry' ? inquiry?.mailboxId : wanted.mailbox;
    const memberIds: (string | null | undefined)[] = [
      ...(wanted.members ?? []),
      actor.kind === 'member' ? actor.memberId : null,
      wanted.assignee && inquiry?.assigneeId,
    ];
    const all = [...rows.members.values()];
    const { message, heldBy } = wanted;
    const customer = wanted.customer === 'of-inquiry' ? undefined : wanted.customer;
    const addresses = customer?.addresses.map(foldAddress) ?? [];
    const ofInquiry = wanted.customer === 'of-inquiry' && inquiry?.customerId;
    const mails = [...rows.messages.values()];
    return {
      inquiry,
      mailbox: (mailboxId && rows.mailboxes.get(mailboxId)) || null,
      customer: customer
        ? (rows.customers.get(customer.id) ??
          [...rows.customers.values()].find((known) =>
            known.addresses.some((address) => addresses.includes(address)),
          ) ??
          null)
        : (ofInquiry && rows.customers.get(ofInquiry)) || null,
      writers: wanted.writers
        ? [...rows.customers.values()].filter(
            ({ id, addresses: known }) =>
              id === wanted.writers ||
              mails.some(
                ({ inquiryId, from }) =>
                  inquiryId === inquiry?.id && known.includes(from?.address ?? ''),
              ),
          )
        : [],
      template: (wanted.template && rows.templates.get(wanted.template)) || null,
      rule: (wanted.rule && rows.rules.get(wanted.rule)) || null,
      profile: (wanted.profile && rows.profiles.get(wanted.profile)) || null,
      roster: (wanted.roster && [...rows.rosters.values()][0]) || null,
      other: (wanted.other && rows.inquiries.get(wanted.other)) || null,
      conversation:
        wanted.conversation && inquiry
          ? mails.filter(({ inquiryId }) => inquiryId === inquiry.id)
          : [],
      members: wanted.allMembers ? all : all.filter((member) => memberIds.includes(member.id)),
      messages: message
        ? [...rows.messages.values()].filter(
            (known) =>
              known.id === message.id ||
              (message.rfcMessageId !== null && known.rfcMessageId === message.rfcMessageId) ||
              known.places.some((place) =>
                message.places.some((other) => isSamePlace(place, other)),
              ),
          )
        : [],
      mailboxes: wanted.allMailboxes ? [...rows.mailboxes.values()] : [],
      held: heldBy
        ? [...rows.inquiries.values()].filter(
            ({ assigneeId, standInFor, stage }) =>
              (assigneeId === heldBy || standInFor === heldBy) && stage !== 'closed',
          )
        : [],
      anchorSets: wanted.anchorSets ? [...rows.anchorSets.values()] : [],
    };
  }

  private save(change: Change): void {
    if (change.op === 'remove') {
      this.rows[change.table].delete(change.id);
      return;
    }
    const id = change.table === 'entries' ? String(change.row.seq) : change.row.id;
    (this.rows[change.table] as Map<string, unknown>).set(id, change.row);
  }
}
