import type { Row, Table } from '#lib/domain/change.ts';
import type { Place } from '#lib/domain/message.ts';
import type { Session, Statement } from '#server/database/database.ts';
import { fromJson, type RowTable } from '#server/database/rows.ts';

/** What is asked for, by key; rows found by several come several times. */
export interface Keys {
  actions?: readonly string[];
  inquiries?: readonly string[];
  customers?: readonly string[];
  messages?: readonly string[];
  places?: readonly Place[];
  rfcMessageIds?: readonly string[];
  /** Fingerprints, of messages without a Message-ID. */
  fingerprints?: readonly string[];
  gmailThreads?: readonly string[];
  /** Outlook's, as `MessageFacts.conversation`. */
  outlookThreads?: readonly string[];
  /** Customers by their addresses. */
  addresses?: readonly string[];
  /** The newest inquiries of customers by their addresses. */
  inquiriesOf?: readonly string[];
  /** Every mail of an inquiry, with the inquiry and its customer. */
  conversations?: readonly string[];
}

/** Keys to load by, and whether every mailbox and member of the team is wanted too. */
export type Asked = Keys & { everybody: boolean };

/** Rows found, each perhaps more than once. */
export type Loaded = { [T in (typeof loaded)[number]]: Row<T>[] } & {
  answers: [id: string, outcome: unknown][];
};

const loaded = [
  'inquiries',
  'customers',
  'messages',
  'mailboxes',
  'members',
] as const satisfies Table[];

const texts = (key: keyof Keys): string => `array(select jsonb_array_elements_text($2->'${key}'))`;
const ids = (key: keyof Keys): string => `any(${texts(key)}::uuid[])`;

/** The newest twenty for each address, as many as a mail to it is compared with. */
const inquiriesOfAddresses = `jsonb_array_elements_text($2->'inquiriesOf') address cross join lateral (
  select i.* from customers c join inquiries i on i.team_id = c.team_id and i.customer_id = c.id
  where c.team_id = $1 and c.addresses && array[address] order by i.last_message_at desc limit 20) i`;

/** $1 is the team, $2 the keys as JSON. Each subquery goes by an index, and by none of them where no key is given. */
const statement: Statement = {
  name: 'page-rows',
  text: `select
  (select jsonb_agg(jsonb_build_array(action_id, outcome)) from answers
    where team_id = $1 and action_id = ${ids('actions')}) as answers,
  (select jsonb_agg(to_jsonb(i)) from (
    select i.* from inquiries i where i.team_id = $1 and i.id = ${ids('inquiries')}
    union all select i.* from inquiries i where i.team_id = $1 and i.id = ${ids('conversations')}
    union all select i.* from ${inquiriesOfAddresses}) i) as inquiries,
  (select jsonb_agg(to_jsonb(c)) from (
    select c.* from customers c where c.team_id = $1 and c.id = ${ids('customers')}
    union all select c.* from customers c where c.team_id = $1 and c.addresses && ${texts('addresses')}
    union all select c.* from customers c where c.team_id = $1 and c.addresses && ${texts('inquiriesOf')}
    union all select c.* from inquiries i join customers c on c.team_id = i.team_id and c.id = i.customer_id
      where i.team_id = $1 and i.id = ${ids('conversations')}) c) as customers,
  (select jsonb_agg(to_jsonb(m)) from (
    select m.* from messages m where m.team_id = $1 and m.id = ${ids('messages')}
    union all select m.* from jsonb_array_elements($2->'places') place
      join messages m on m.team_id = $1 and m.places @> jsonb_build_array(place)
    union all select m.* from messages m where m.team_id = $1 and m.rfc_message_id = any(${texts('rfcMessageIds')})
    union all select m.* from messages m
      where m.team_id = $1 and m.rfc_message_id is null and m.keys && ${texts('fingerprints')}
    union all select m.* from messages m where m.team_id = $1 and m.gmail ->> 'threadId' = any(${texts('gmailThreads')})
    union all select m.* from messages m where m.team_id = $1 and m.conversation = any(${texts('outlookThreads')})
    union all select m.* from messages m where m.team_id = $1 and m.inquiry_id = ${ids('conversations')}) m) as messages,
  (select jsonb_agg(to_jsonb(m) order by m.id) from mailboxes m where m.team_id = $1 and $2->'everybody' = 'true') as mailboxes,
  (select jsonb_agg(to_jsonb(m) order by m.joined_at, m.id) from members m
    where m.team_id = $1 and $2->'everybody' = 'true') as members`.replaceAll(
    '$2->',
    '$2::jsonb->',
  ),
};

export async function loadRows(session: Session, teamId: string, asked: Asked): Promise<Loaded> {
  const [found = {}] = await session.run(statement, [teamId, JSON.stringify(asked)]);
  const rows = <T extends RowTable>(table: T): Row<T>[] =>
    ((found[table] ?? []) as unknown[]).map((json) => fromJson(table, json));
  return {
    answers: (found.answers ?? []) as Loaded['answers'],
    inquiries: rows('inquiries'),
    customers: rows('customers'),
    messages: rows('messages'),
    mailboxes: rows('mailboxes'),
    members: rows('members'),
  };
}
