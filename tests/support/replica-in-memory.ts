import type { Change, Table } from '#lib/domain/change.ts';

/** Rows as a device would hold them: by table and id. */
export class ReplicaInMemory {
  readonly rows = new Map<string, unknown>();

  apply(changes: Change[]): void {
    for (const change of changes) {
      if (change.op === 'remove') this.rows.delete(`${change.table} ${change.id}`);
      else this.rows.set(keyOf(change), change.row);
    }
  }

  ids(table: Table): string[] {
    return [...this.rows.keys()]
      .filter((key) => key.startsWith(`${table} `))
      .map((key) => key.slice(table.length + 1))
      .toSorted();
  }

  /** Everything, in one order, to compare. */
  all(): [string, unknown][] {
    return [...this.rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

function keyOf(change: Extract<Change, { op: 'upsert' }>): string {
  const id = change.table === 'entries' ? change.row.seq : change.row.id;
  return `${change.table} ${id}`;
}
