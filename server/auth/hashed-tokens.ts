import type { DBAdapter, DBTransactionAdapter, Where } from 'better-auth';
import { hashOf } from '#server/database/token.ts';

/** better-auth keeps session tokens and device codes as they are; whoever reads a backup could use them. */
const secrets: Record<string, string> = { session: 'token', deviceCode: 'deviceCode' };

/**
 * The adapter with those fields hashed on their way into the database. A row that was asked for by its token comes
 * back with that token; any other row comes back with the hash, which opens nothing.
 */
export function withHashedTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...hashing(adapter),
    transaction: (work) => adapter.transaction((inner) => work(hashing(inner))),
  };
}

type Asked = { model: string; where?: Where[] | undefined };
type Row = Record<string, unknown>;

function hashing<A extends DBTransactionAdapter>(adapter: A): A {
  const hidden = <Q extends Asked>(query: Q) => hide(query);
  return {
    ...adapter,
    create: async (query) => {
      const field = secrets[query.model];
      const token = field && (query.data as Row)[field];
      if (!field || typeof token !== 'string') return adapter.create(query);
      const row = await adapter.create({
        ...query,
        data: { ...query.data, [field]: hashOf(token) },
      });
      return { ...(row as Row), [field]: token } as never;
    },
    findOne: async (query) => {
      const { asked, show } = hidden(query);
      return show(await adapter.findOne(asked));
    },
    findMany: async (query) => {
      const { asked, show } = hidden(query);
      return (await adapter.findMany(asked)).map((row) => show(row)) as never;
    },
    count: (query) => adapter.count(hidden(query).asked),
    update: async (query) => {
      const { asked, show } = hidden(query);
      return show(await adapter.update(asked));
    },
    updateMany: (query) => adapter.updateMany(hidden(query).asked),
    delete: (query) => adapter.delete(hidden(query).asked),
    deleteMany: (query) => adapter.deleteMany(hidden(query).asked),
    consumeOne: async (query) => {
      const { asked, show } = hidden(query);
      return show(await adapter.consumeOne(asked));
    },
    incrementOne: async (query) => {
      const { asked, show } = hidden(query);
      return show(await adapter.incrementOne(asked));
    },
  };
}

/** The query with its tokens hashed, and how to put them back into a row it finds. */
function hide<Q extends Asked>(query: Q): { asked: Q; show: <R>(row: R) => never } {
  const field = secrets[query.model];
  const known = new Map<unknown, string>();
  const hashed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hashed);
    if (typeof value !== 'string') return value;
    known.set(hashOf(value), value);
    return hashOf(value);
  };
  const where = query.where?.map((one) =>
    one.field === field ? { ...one, value: hashed(one.value) as string | string[] } : one,
  );
  const show = (row: unknown): unknown => {
    const token = field && row ? known.get((row as Row)[field]) : undefined;
    return token === undefined ? row : { ...(row as Row), [field as string]: token };
  };
  return { asked: { ...query, where }, show: show as <R>(row: R) => never };
}
