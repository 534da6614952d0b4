import type { Action } from '#lib/domain/action.ts';
import type { Actor } from '#lib/domain/actor.ts';
import { foldAddress } from '#lib/domain/address.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Slice } from '#lib/domain/slice.ts';
import { emptySlice, sliceFor } from '#lib/domain/slice.ts';
import type { Visibility } from '#lib/domain/team.ts';
import { liesAt } from '#server/database/places.ts';
import { fromJson } from '#server/database/rows.ts';
import type { Session, Statement } from '#server/database/database.ts';

/** The log as it stands while this transaction holds it. */
export interface Head {
  seq: number;
  head: string;
  visibility: Visibility;
}

/** Waits for its turn: from here to the commit no other action of the team can be decided. */
const lock: Statement = {
  name: 'lock-team',
  // "No key": rows that refer to the team may be written meanwhile.
  text: 'select seq, head, visibility from teams where id = $1 for no key update',
};

/**
 * One subquery for each part of a slice. $1 is the team, $2 the request as JSON. Each gives one JSON value, `null` or
 * empty where there is nothing.
 */
export const parts = {
  answer: `(select outcome from answers where team_id = $1 and action_id = ($2::jsonb->>'actionId')::uuid)`,
  inquiry: `(select to_jsonb(i) from inquiries i where i.team_id = $1 and i.id = ($2::jsonb->>'inquiry')::uuid)`,
  mailbox: `(select to_jsonb(m) from mailboxes m where m.team_id = $1 and m.id = ($2::jsonb->>'mailbox')::uuid)`,
  mailboxOfInquiry: `(select to_jsonb(m) from mailboxes m join inquiries i on i.team_id = m.team_id and i.mailbox_id = m.id
    where i.team_id = $1 and i.id = ($2::jsonb->>'inquiry')::uuid)`,
  mailboxes: `(select jsonb_agg(to_jsonb(m) order by m.id) from mailboxes m where m.team_id = $1)`,
  customer: `(select to_jsonb(c) from customers c
    where c.team_id = $1 and (c.id = ($2::jsonb->>'customer')::uuid
      or c.addresses && array(select jsonb_array_elements_text($2::jsonb->'addresses')))
    order by c.id = ($2::jsonb->>'customer')::uuid desc, c.first_seen_at limit 1)`,
  customerOfInquiry: `(select to_jsonb(c) from customers c join inquiries i on i.team_id = c.team_id and i.customer_id = c.id
    where i.team_id = $1 and i.id = ($2::jsonb->>'inquiry')::uuid)`,
  writers: `(select jsonb_agg(to_jsonb(c) order by c.first_seen_at, c.id) from customers c
    where c.team_id = $1 and (c.id = ($2::jsonb->>'writers')::uuid
      or c.addresses && array(select m.from_address->>'address' from messages m
        where m.team_id = $1 and m.inquiry_id = ($2::jsonb->>'inquiry')::uuid and m.direction = 'in')))`,
  rule: `(select to_jsonb(r) from rules r where r.team_id = $1 and r.id = ($2::jsonb->>'rule')::uuid)`,
  profile: `(select to_jsonb(p) from profiles p where p.team_id = $1 and p.id = ($2::jsonb->>'profile')::uuid)`,
  roster: `(select to_jsonb(r) from rosters r where r.team_id = $1 limit 1)`,
  other: `(select to_jsonb(i) from inquiries i where i.team_id = $1 and i.id = ($2::jsonb->>'other')::uuid)`,
  template: `(select to_jsonb(t) from templates t where t.team_id = $1 and t.id = ($2::jsonb->>'template')::uuid)`,
  members: `(select jsonb_agg(to_jsonb(m)) from members m
    where m.team_id = $1 and m.id = any(array(select jsonb_array_elements_text($2::jsonb->'members')::uuid)))`,
  assignee: `(select to_jsonb(m) from members m join inquiries i on i.team_id = m.team_id and i.assignee_id = m.id
    where i.team_id = $1 and i.id = ($2::jsonb->>'inquiry')::uuid)`,
  allMembers: `(select jsonb_agg(to_jsonb(m) order by m.joined_at, m.id) from members m where m.team_id = $1)`,
  held: `(select jsonb_agg(to_jsonb(i) order by i.id) from inquiries i
    where i.team_id = $1 and i.stage <> 'closed'
      and (i.assignee_id = ($2::jsonb->>'heldBy')::uuid or i.stand_in_for = ($2::jsonb->>'heldBy')::uuid))`,
  anchorSets: `(select jsonb_agg(to_jsonb(a) order by a.webmail, a.version) from anchor_sets a where a.team_id = $1)`,
  // By its id first, then by where it lies, then by its Message-ID, which is only what the sender says.
  messages: `(select jsonb_agg(found.row order by found.rank, found.row->>'received_at') from (
    select distinct on (row->>'id') row, rank from (
      select 1 as rank, to_jsonb(m) as row from messages m
        where m.team_id = $1 and m.id = ($2::jsonb->>'message')::uuid
      union all
      select 2, to_jsonb(m) from jsonb_array_elements($2::jsonb->'places') place
        join messages m on m.team_id = $1 and ${liesAt('m', 'place')}
      union all
      select 3, to_jsonb(m) from messages m
        where m.team_id = $1 and m.rfc_message_id = $2::jsonb->>'rfcMessageId') each
    order by row->>'id', rank) found)`,
  conversation: `(select jsonb_agg(to_jsonb(m) order by m.received_at, m.id) from messages m
    where m.team_id = $1 and m.inquiry_id = ($2::jsonb->>'inquiry')::uuid)`,
};
export type Part = keyof typeof parts;

const statements = new Map<string, Statement>();

/** The statement that loads these parts; its name stays the same, so each connection prepares it once. */
export function statementFor(wanted: readonly Part[]): Statement {
  const names = Object.keys(parts) as Part[];
  const name = `slice-${names.map((part) => (wanted.includes(part) ? 1 : 0)).join('')}`;
  const known = statements.get(name);
  if (known) return known;
  const text = `select ${wanted.map((part) => `${parts[part]} as "${part}"`).join(',\n')}`;
  const statement = { name, text };
  statements.set(name, statement);
  return statement;
}

/** Waits for the team's turn. Throws where there is no such team. */
export async function lockTeam(session: Session, teamId: TeamId): Promise<Head> {
  const [head] = await session.run(lock, [teamId]);
  if (!head) throw new Error('no such team');
  return head as unknown as Head;
}

/** Waits for the team's turn, then reads what the action is to be decided on, and its answer where it was decided before. */
export async function lockAndLoad(
  session: Session,
  teamId: TeamId,
  actor: Actor,
  action: Action,
): Promise<{ head: Head; answer: unknown; slice: Slice }> {
  const { wanted, request } = requestFor(actor, action);
  // The second statement begins when the first has its lock, so it sees what the action before committed.
  const [head, loaded] = await Promise.all([
    lockTeam(session, teamId),
    session.run(statementFor(wanted), [teamId, JSON.stringify(request)]),
  ]);
  const found = (loaded[0] ?? {}) as Partial<Record<Part, unknown>>;
  return { head, answer: found.answer ?? null, slice: sliceOf(found) };
}

/** Which parts an action asks for, and by which keys. */
export function requestFor(actor: Actor, action: Action): { wanted: Part[]; request: object } {
  const { inquiry, mailbox, customer, template, members = [], message, ...rest } = sliceFor(action);
  const memberIds = actor.kind === 'member' ? [actor.memberId, ...members] : members;
  const isOfInquiry = mailbox === 'of-inquiry';
  const writer = customer === 'of-inquiry' ? undefined : customer;
  const asked: Partial<Record<Part, unknown>> = {
    answer: true,
    inquiry,
    mailbox: isOfInquiry ? undefined : mailbox,
    mailboxOfInquiry: isOfInquiry,
    mailboxes: rest.allMailboxes,
    customer: writer,
    customerOfInquiry: customer === 'of-inquiry',
    writers: rest.writers,
    template,
    rule: rest.rule,
    profile: rest.profile,
    roster: rest.roster,
    other: rest.other,
    conversation: rest.conversation,
    allMembers: rest.allMembers,
    members: !rest.allMembers && memberIds.length > 0,
    assignee: rest.assignee,
    held: rest.heldBy,
    anchorSets: rest.anchorSets,
    messages: message,
  };
  const request = {
    actionId: action.id,
    inquiry,
    mailbox,
    customer: writer?.id,
    addresses: writer?.addresses.map(foldAddress) ?? [],
    writers: rest.writers,
    template,
    rule: rest.rule,
    profile: rest.profile,
    other: rest.other,
    members: memberIds,
    heldBy: rest.heldBy,
    message: message?.id,
    rfcMessageId: message?.rfcMessageId,
    places: message?.places ?? [],
  };
  return { wanted: (Object.keys(parts) as Part[]).filter((part) => asked[part]), request };
}

/** The slice out of the parts that were found. */
export function sliceOf(found: Partial<Record<Part, unknown>>): Slice {
  const list = (value: unknown) => (value ?? []) as unknown[];
  const one = <T>(value: unknown, read: (json: unknown) => T) => (value ? read(value) : null);
  const people = [...list(found.members ?? found.allMembers), found.assignee].filter(Boolean);
  return {
    ...emptySlice,
    inquiry: one(found.inquiry, (json) => fromJson('inquiries', json)),
    mailbox: one(found.mailbox ?? found.mailboxOfInquiry, (json) => fromJson('mailboxes', json)),
    customer: one(found.customer ?? found.customerOfInquiry, (json) => fromJson('customers', json)),
    writers: list(found.writers).map((json) => fromJson('customers', json)),
    template: one(found.template, (json) => fromJson('templates', json)),
    rule: one(found.rule, (json) => fromJson('rules', json)),
    profile: one(found.profile, (json) => fromJson('profiles', json)),
    roster: one(found.roster, (json) => fromJson('rosters', json)),
    other: one(found.other, (json) => fromJson('inquiries', json)),
    conversation: list(found.conversation).map((json) => fromJson('messages', json)),
    members: people.map((json) => fromJson('members', json)),
    messages: list(found.messages).map((json) => fromJson('messages', json)),
    mailboxes: list(found.mailboxes).map((json) => fromJson('mailboxes', json)),
    held: list(found.held).map((json) => fromJson('inquiries', json)),
    anchorSets: list(found.anchorSets).map((json) => fromJson('anchorSets', json)),
  };
}
