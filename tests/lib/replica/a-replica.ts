import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import type { Change, Row, Table } from '#lib/domain/change.ts';
import type { Member } from '#lib/domain/member.ts';
import type { Visibility } from '#lib/domain/team.ts';
import { openReplica, type Replica } from '#lib/replica/database.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { perform, type Author, type Draft } from '#lib/replica/perform.ts';
import { receive } from '#lib/replica/receive.ts';
import { idOf, morning } from '#tests/support/rows.ts';

/** Ids of version 7, and a clock that stands still. */
export const author: Author = { newId: () => v7(), now: () => morning };

/** An empty replica of its own. */
export function aReplica(): Replica {
  return openReplica(`test ${v7()}`);
}

export function upsert<T extends Table>(table: T, ...rows: Row<T>[]): Change[] {
  return rows.map((row) => ({ op: 'upsert', table, row }) as Change);
}

/** A page of changes that brings the replica to `seq`. */
export function bring(replica: Replica, seq: number, ...changes: Change[]): Promise<void> {
  const page = { kind: 'changes', seq, changes, cursor: null, total: null } as const;
  return receive(replica, page, false, morning);
}

/** This browser is `member`'s from now on. */
export function be(
  replica: Replica,
  member: Member,
  visibility: Visibility = 'team',
): Promise<void> {
  const team = { id: idOf<Row<'members'>['id'] & never>('team'), name: 'Acme', visibility };
  return writeMeta(replica, {
    me: { memberId: member.id, team },
    connection: { kind: 'connected' },
    since: morning,
  });
}

export async function performAll(replica: Replica, ...drafts: Draft[]): Promise<void> {
  for (const draft of drafts) await perform(replica, draft, author);
}
