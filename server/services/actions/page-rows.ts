import type { Change } from '#lib/domain/change.ts';
import type { Customer } from '#lib/domain/customer.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Message } from '#lib/domain/message.ts';
import type { TeamId } from '#lib/domain/ids.ts';
import type { Session } from '#server/database/database.ts';
import { toJson, type RowTable } from '#server/database/rows.ts';
import { loadRows, type Asked, type Keys, type Loaded } from './load-rows.ts';

/**
 * Rows of a team in memory while its log is held: loaded when first asked for, and changed by each action in turn, so
 * that the next one is decided on what the one before it left.
 */
export interface PageRows {
  inquiries: ReadonlyMap<string, Inquiry>;
  customers: ReadonlyMap<string, Customer>;
  messages: ReadonlyMap<string, Message>;
  /** All of the team. */
  mailboxes: ReadonlyMap<string, Mailbox>;
  members: ReadonlyMap<string, Member>;
  /** Answers by the id of their action. */
  answers: ReadonlyMap<string, unknown>;
  teamId: TeamId;
  /** Asks for something else within the same transaction. */
  run: Session['run'];
  /** Loads what is asked for and not yet here. */
  load(keys: Keys): Promise<void>;
  /** Each row as its last change leaves it, which is `seq`'s. */
  change(changes: readonly Change[], seq: number): void;
  /** Every row that was changed, as JSON for the database. */
  changed(): Partial<Record<RowTable, object[]>>;
}

/** Keeps the rows of one page of actions: each is loaded once, and the next action sees what the last one changed. */
export function pageRows(session: Session, teamId: TeamId): PageRows {
  const tables = {
    inquiries: new Map<string, Inquiry>(),
    customers: new Map<string, Customer>(),
    messages: new Map<string, Message>(),
    mailboxes: new Map<string, Mailbox>(),
    members: new Map<string, Member>(),
  };
  const answers = new Map<string, unknown>();
  const dirty = new Map<string, { table: RowTable; id: string }>();
  const known = new Set<string>();
  let isFirst = true;

  /** What of the keys is new, and from now on is not. */
  function news(keys: Keys): Asked | null {
    const asked: Record<string, unknown[]> = {};
    for (const [name, values] of Object.entries(keys) as [string, readonly unknown[]][]) {
      const fresh = values.filter((value) => {
        const key = `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`;
        if (known.has(key)) return false;
        known.add(key);
        return true;
      });
      if (fresh.length > 0) asked[name] = fresh;
    }
    return Object.keys(asked).length > 0 || isFirst ? { ...asked, everybody: isFirst } : null;
  }

  function keep(loaded: Loaded): void {
    for (const [id, outcome] of loaded.answers) answers.set(id, outcome);
    for (const name of Object.keys(tables) as (keyof typeof tables)[]) {
      const table = tables[name] as Map<string, { id: string }>;
      // What an action of this page left is newer than what the database has.
      for (const row of loaded[name]) if (!table.has(row.id)) table.set(row.id, row);
    }
  }

  return {
    ...tables,
    answers,
    teamId,
    run: session.run,
    async load(keys) {
      const asked = news(keys);
      if (!asked) return;
      isFirst = false;
      keep(await loadRows(session, teamId, asked));
    },
    change(changes, seq) {
      for (const change of changes) {
        if (change.op === 'remove' || !(change.table in tables)) throw new NotInAPage(change.table);
        const { table, row } = change as { table: keyof typeof tables; row: { id: string } };
        // Of an inquiry the database was asked for and does not have, it has no mail either.
        const isNew = table === 'inquiries' && !tables.inquiries.has(row.id);
        if (isNew && known.has(`inquiries ${row.id}`)) known.add(`conversations ${row.id}`);
        (tables[table] as Map<string, object>).set(row.id, { ...row, seq });
        dirty.set(`${table} ${row.id}`, { table, id: row.id });
      }
    },
    changed() {
      const rows: Partial<Record<RowTable, object[]>> = {};
      for (const { table, id } of dirty.values()) {
        const row = tables[table as keyof typeof tables].get(id);
        if (row) (rows[table] ??= []).push(toJson(table, teamId, row as never));
      }
      return rows;
    },
  };
}

/** An action that needs or changes what a page does not hold: it is committed by itself. */
export class NotInAPage extends Error {
  constructor(what: string) {
    super(`${what}: not among what a page of actions holds`);
    this.name = 'NotInAPage';
  }
}
