import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPglite } from '#server/database/pglite.ts';

let database: Awaited<ReturnType<typeof openPglite>>;
beforeAll(async () => {
  database = await openPglite(null);
  await database.pglite.exec('create table lines (id serial, text text)');
});
afterAll(() => database.close());

const echo = { name: 'echo', text: 'select $1::text as text, $2::int as number' };
const write = { name: 'write', text: 'insert into lines (text) values ($1)' };
const count = { name: 'count', text: 'select count(*)::int as number from lines' };

it.each([
  `'; drop table lines; --`,
  String.raw`\'; drop table lines; --`,
  String.raw`{"a":"\\\"'$1"}`,
  'two\nlines, 接力棒 and $$',
  '',
])('gives a prepared statement its text as it is: %j', async (text) => {
  const rows = await database.exclusively((session) => session.run(echo, [text, 7]));
  expect(rows).toEqual([{ text, number: 7 }]);
});

it('takes null, and refuses what it cannot write', async () => {
  const run = (value: unknown) =>
    database.exclusively((session) => session.run(echo, [value, null]));
  expect(await run(null)).toEqual([{ text: null, number: null }]);
  await expect(run({})).rejects.toThrow(/not object/);
});

it('runs in order what is sent at once, whichever is new to it', async () => {
  await database.exclusively((session) => session.run(count, []));
  const [, rows] = await database.exclusively((session) =>
    Promise.all([session.run(write, ['first']), session.run(count, [])]),
  );
  expect(rows).toEqual([{ number: 1 }]);
});

it('prepares again what it could not, and keeps what a rollback left', async () => {
  const late = { name: 'late', text: 'select 1 as one from late' };
  const ask = () => database.exclusively((session) => session.run(late, []));
  await expect(ask()).rejects.toThrow(/late/);
  await database.pglite.exec('create table late as select 1');
  expect(await ask()).toEqual([{ one: 1 }]);
  const broken = { name: 'broken', text: 'select 1 / $1::int as one' };
  const by = (number: number) => database.exclusively((session) => session.run(broken, [number]));
  await expect(by(0)).rejects.toThrow(/zero/);
  expect(await by(1)).toEqual([{ one: 1 }]);
});
