import type { Row, Table } from '#lib/domain/change.ts';
import type { Place } from '#lib/domain/message.ts';
import type { Session, Statement } from '#server/database/database.ts';
import { liesAt } from '#server/database/places.ts';
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

/**
 * The newest twenty of each customer, as many as a mail from them is compared with. Their addresses are looked up at
 * once: one by one is read through the whole table each time where the planner knows it as a small one.
 */
const inquiriesOfAddresses = `customers c cross join lateral (
  select * from inquiries where team_id = $1 and customer_id = c.id order by last_message_at desc limit 20) i
  where c.team_id = $1 and c.addresses && ${texts('inquiriesOf')}`;

/** Which rows of a table a key finds, by an index each. $1 is the team, $2 the keys as JSON. */
const found: Record<(typeof loaded)[number] | 'answers', Partial<Record<keyof Asked, string>>> = {
  answers: {
    actions: `select r.action_id, r.outcome from answers r where team_id = $1 and action_id = ${ids('actions')}`,
  },
  inquiries: {
    inquiries: `select i.* from inquiries i where i.team_id = $1 and i.id = ${ids('inquiries')}`,
    conversations: `select i.* from inquiries i where i.team_id = $1 and i.id = ${ids('conversations')}`,
    inquiriesOf: `select i.* from ${inquiriesOfAddresses}`,
  },
  customers: {
    customers: `select c.* from customers c where c.team_id = $1 and c.id = ${ids('customers')}`,
    addresses: `select c.* from customers c where c.team_id = $1 and c.addresses && ${texts('addresses')}`,
    inquiriesOf: `select c.* from customers c where c.team_id = $1 and c.addresses && ${texts('inquiriesOf')}`,
    conversations: `select c.* from inquiries i join customers c on c.team_id = i.team_id and c.id = i.customer_id
      where i.team_id = $1 and i.id = ${ids('conversations')}`,
  },
  messages: {
    messages: `select m.* from messages m where m.team_id = $1 and m.id = ${ids('messages')}`,
    places: `select m.* from jsonb_array_elements($2->'places') place
      join messages m on m.team_id = $1 and ${liesAt('m', 'place')}`,
    rfcMessageIds: `select m.* from messages m where m.team_id = $1 and m.rfc_message_id = any(${texts('rfcMessageIds')})`,
    fingerprints: `select m.* from messages m
      where m.team_id = $1 and m.rfc_message_id is null and m.keys && ${texts('fingerprints')}`,
    gmailThreads: `select m.* from messages m where m.team_id = $1 and m.gmail ->> 'threadId' = any(${texts('gmailThreads')})`,
    outlookThreads: `select m.* from messages m where m.team_id = $1 and m.conversation = any(${texts('outlookThreads')})`,
    conversations: `select m.* from messages m where m.team_id = $1 and m.inquiry_id = ${ids('conversations')}`,
  },
  mailboxes: { everybody: 'select m.* from mailboxes m where m.team_id = $1 order by m.id' },
  members: {
    everybody: 'select m.* from members m where m.team_id = $1 order by m.joined_at, m.id',
  },
};

const statements = new Map<string, Statement>();

/** Of the keys that are given alone: to plan all of it takes PostgreSQL longer than to find a page's rows. */
function statementFor(asked: Asked): Statement {
  const keys = (Object.keys(asked) as (keyof Asked)[]).filter((key) => asked[key]).toSorted();
  const name = `rows-${keys.map((key) => key.slice(0, 2) + key.slice(-1)).join('-')}`;
  const known = statements.get(name);
  if (known) return known;
  const columns = Object.entries(found).flatMap(([table, by]) => {
    const parts = keys.flatMap((key) => by[key] ?? []);
    const rows = `(select jsonb_agg(to_jsonb(r)) from (${parts.join('\n    union all ')}) r) as ${table}`;
    return parts.length > 0 ? [rows] : [];
  });
  const text = `select $1::uuid, $2::jsonb is null,\n${columns.join(',\n')}`;
  const statement = { name, text: text.replaceAll('$2->', '$2::jsonb->') };
  statements.set(name, statement);
  return statement;
}

interface Answer {
  action_id: string;
  outcome: unknown;
}

/** All rows of a team that were asked for, in one journey to the database. */
export async function loadRows(session: Session, teamId: string, asked: Asked): Promise<Loaded> {
  const [row = {}] = await session.run(statementFor(asked), [teamId, JSON.stringify(asked)]);
  const rows = <T extends RowTable>(table: T): Row<T>[] =>
    ((row[table] ?? []) as unknown[]).map((json) => fromJson(table, json));
  return {
    answers: ((row.answers ?? []) as Answer[]).map((one) => [one.action_id, one.outcome]),
    inquiries: rows('inquiries'),
    customers: rows('customers'),
    messages: rows('messages'),
    mailboxes: rows('mailboxes'),
    members: rows('members'),
  };
}
