import { Dexie, type EntityTable, type Table as DexieTable } from 'dexie';
import { tables } from '#lib/domain/change.ts';
import type { InquiryId, MessageId } from '#lib/domain/ids.ts';
import type { Presence } from '#lib/domain/presence.ts';
import type { Kept, Refused, Waiting } from './record.ts';

/** What a device remembers of itself; `meta.ts` knows the keys. */
export interface MetaRecord {
  key: string;
  value: unknown;
}

/** A notification that was shown, so that none is shown twice. */
export interface Reminded {
  key: string;
  at: Date;
}

/** Which of our messages a webmail's own id was, when its mail was last open here. */
export interface Recognised {
  webmailId: string;
  inquiryId: InquiryId;
  messageId: MessageId;
}

/** A reply being written in some tab, by the name its page gave it. */
export interface BegunDraft {
  id: string;
  since: Date;
}

/**
 * The device's copy. Rows are the server's truth, written by `receive` in the worker alone; the outbox is the person's
 * word, appended where they did it. Queries lay the second over the first. The rest is this browser's own, and no row.
 */
export type Replica = Dexie & {
  members: DexieTable<Kept<'members'>, string>;
  mailboxes: DexieTable<Kept<'mailboxes'>, string>;
  templates: DexieTable<Kept<'templates'>, string>;
  rules: DexieTable<Kept<'rules'>, string>;
  profiles: DexieTable<Kept<'profiles'>, string>;
  rosters: DexieTable<Kept<'rosters'>, string>;
  anchorSets: DexieTable<Kept<'anchorSets'>, string>;
  customers: DexieTable<Kept<'customers'>, string>;
  inquiries: DexieTable<Kept<'inquiries'>, string>;
  messages: DexieTable<Kept<'messages'>, string>;
  notes: DexieTable<Kept<'notes'>, string>;
  entries: DexieTable<Kept<'entries'>, number>;
  outbox: EntityTable<Waiting & { order: number }, 'order'>;
  refused: DexieTable<Refused, string>;
  reminded: DexieTable<Reminded, string>;
  presences: DexieTable<Presence, [string, string]>;
  recognised: DexieTable<Recognised, string>;
  drafts: DexieTable<BegunDraft, string>;
  meta: DexieTable<MetaRecord, string>;
};

/** To be raised with every change of a row's shape or index: the rows are then dropped and fetched anew. */
export const schemaVersion = 8;

const rows = {
  members: 'row.id, index.generation',
  mailboxes: 'row.id, index.generation',
  templates: 'row.id, index.generation',
  rules: 'row.id, index.generation',
  profiles: 'row.id, index.generation',
  rosters: 'row.id, index.generation',
  anchorSets: 'row.id, index.generation',
  customers: 'row.id, index.generation, *row.addresses',
  inquiries:
    'row.id, index.generation, row.customerId, row.standInFor, index.due, index.closed, index.asked, [index.holder+index.due], [index.holder+row.stage], [index.holder+index.assigned], *index.told',
  messages:
    'row.id, index.generation, row.inquiryId, row.rfcMessageId, row.gmail.messageId, row.gmail.threadId, [index.letter+index.received], *row.keys, *index.spots',
  notes: 'row.id, index.generation, row.inquiryId',
  entries: 'row.seq, index.generation, row.actionId, row.detail.otherId, [row.inquiryId+row.seq]',
};

const own = {
  outbox: '++order, &id, inquiryId',
  refused: 'id, inquiryId, at',
  reminded: 'key, at',
  presences: '[inquiryId+memberId], inquiryId',
  recognised: 'webmailId, inquiryId',
  drafts: 'id, since',
  meta: 'key',
};

/** Opens the replica of this browser. `version` and `name` are for tests. */
export function openReplica(name = 'baton', version = schemaVersion): Replica {
  const database = new Dexie(name) as Replica;
  database
    .version(version)
    .stores({ ...rows, ...own })
    // What waits to be sent is the person's and outlives a change of shape; rows come back with a snapshot.
    .upgrade(async (transaction) => {
      await Promise.all(tables.map((table) => transaction.table(table).clear()));
      await transaction.table('meta').bulkDelete(['seq', 'snapshot']);
    });
  return database;
}
