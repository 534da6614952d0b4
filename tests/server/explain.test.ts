import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '#server/explain.ts';
import { filesOf, hasCollections } from './mail/facts/collections.ts';
import { letter } from './mail/facts/letter.ts';

const command = fileURLToPath(new URL('../../server/explain.ts', import.meta.url));

interface Told {
  lines: Explanation[];
  errors: string;
  code: number;
}

function explain(...args: string[]): Promise<Told> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [command, ...args], options, (error, stdout, errors) => {
      const lines = stdout.split('\n').filter(Boolean);
      const code = error ? Number(error.code) : 0;
      resolve({ lines: lines.map((line) => JSON.parse(line) as Explanation), errors, code });
    });
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'explain-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Raw mails as files, in this order. */
async function files(mails: Record<string, Buffer>): Promise<string[]> {
  const paths = Object.keys(mails).map((name) => join(folder, name));
  await Promise.all(paths.map((path, at) => writeFile(path, Object.values(mails)[at] ?? '')));
  return paths;
}

const spanish = letter(
  { From: 'Juan <juan@compras.es>', Subject: 'Bombas', 'Message-ID': '<1@compras.es>' },
  'Estimados señores, necesitamos una cotización de 40 unidades para nuestra planta.',
);

describe('a line of JSON for each mail', () => {
  test('says what the desk would do, and goes on from mail to mail', async () => {
    const follows = { 'In-Reply-To': '<1@compras.es>', Subject: 'Re: Bombas' };
    const { lines, code } = await explain(
      ...(await files({
        '1.eml': spanish,
        '2.eml': letter({ ...follows, From: 'ana@compras.es', 'Message-ID': '<2@compras.es>' }),
        '3.eml': letter({
          ...follows,
          From: 'mallory@evil.example',
          'Message-ID': '<3@evil.example>',
        }),
        '4.eml': letter({
          ...follows,
          From: 'info@acme.test',
          To: 'juan@compras.es',
          'Message-ID': '<4@acme.test>',
        }),
        '5.eml': letter({
          From: 'mailer-daemon@compras.es',
          'Return-Path': '<>',
          Subject: 'Undelivered Mail Returned to Sender',
          'In-Reply-To': '<4@acme.test>',
        }),
        '6.eml': letter({ From: 'juan@compras.es', 'Auto-Submitted': 'auto-replied' }),
        '7.eml': letter({ From: 'linda@acme.test' }),
      })),
    );
    expect(code).toBe(0);
    expect(lines.map(({ kind }) => kind)).toEqual([
      'inquiry',
      'follow-up',
      'inquiry',
      'reply',
      'bounce',
      'automatic',
      'internal',
    ]);
    const [first, second, third, , bounce, away] = lines;
    expect(first).toMatchObject({
      automatic: false,
      signals: [],
      mayAcknowledge: true,
      reason: '',
      language: 'es',
      country: 'ES',
      countryEvidence: ['ES: domain, .es'],
      channel: 'direct',
      quantity: '40 unidades',
    });
    expect(second).toMatchObject({
      thread: 'certain by in-reply-to: <1@compras.es>',
      mayAcknowledge: false,
    });
    expect(third).toMatchObject({
      mayAcknowledge: false,
      warnings: ['stranger-in-thread: <1@compras.es>'],
    });
    expect(bounce).toMatchObject({ automatic: true, bouncedMessageIds: ['<4@acme.test>'] });
    expect(away).toMatchObject({
      automatic: true,
      signals: ['auto-submitted'],
      automaticKind: 'vacation',
      reason: 'automatic: Auto-Submitted',
    });
  });

  test('for the mailbox that is named', async () => {
    const [path = ''] = await files({ 'other.eml': letter({ To: 'sales@other.example' }) });
    const [here] = (await explain(path)).lines;
    const [there] = (await explain('--mailbox', 'Sales@Other.example', path)).lines;
    expect(here).toMatchObject({ mayAcknowledge: false, reason: 'not-addressed: To' });
    expect(there).toMatchObject({ mayAcknowledge: true });
  });

  test('whatever the file holds', async () => {
    const noise = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 256));
    const paths = await files({
      'empty.eml': Buffer.alloc(0),
      'noise.eml': noise,
      'long.eml': letter({ 'X-Long': 'x'.repeat(1_100_000) }),
    });
    const { lines, code } = await explain(...paths);
    expect(code).toBe(0);
    expect(lines.map(({ file }) => file)).toEqual(paths);
  });
});

describe('what cannot be read', () => {
  test('is named, and the others are printed', async () => {
    const [path = ''] = await files({ 'good.eml': spanish });
    const { lines, errors, code } = await explain('/no/such.eml', path, folder);
    expect(lines.map(({ file }) => file)).toEqual([path]);
    expect(errors).toContain('/no/such.eml: there is no such file');
    expect(errors).toContain(`${folder}: `);
    expect(code).toBe(1);
  });

  test('whoever asks is told how it is used, without a complaint', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [command, '--help']);
    expect(stdout).toContain('--mailbox');
    expect(stderr).toBe('');
  });

  test.each([
    ['no file', [], 'FILE.eml'],
    ['a mailbox that is no address', ['--mailbox', 'acme', 'x.eml'], 'acme is no address'],
    ['an option nobody knows', ['--inbox', 'x', 'x.eml'], '--inbox'],
  ])('%s is told how it is used', async (_what, args, said) => {
    const { lines, errors, code } = await explain(...args);
    expect({ lines, code }).toEqual({ lines: [], code: 2 });
    expect(errors).toContain(said);
    expect(errors).toContain('npm run -s explain');
  });
});

describe.skipIf(!hasCollections)('the collections', () => {
  test('of automatic mail every one is automatic, and none would be acknowledged', async () => {
    const { lines } = await explain(...filesOf('automatic-mail'));
    expect(lines).toHaveLength(filesOf('automatic-mail').length);
    expect(lines.filter(({ automatic }) => !automatic).map(({ file }) => basename(file))).toEqual(
      [],
    );
    expect(lines.filter(({ mayAcknowledge }) => mayAcknowledge)).toEqual([]);
    process.stdout.write(`automatic mail: ${JSON.stringify(countOf(lines))}\n`);
  });

  test('of messages are told as well', async () => {
    const { lines, code } = await explain(...filesOf('messages'));
    expect({ code, lines: lines.length }).toEqual({ code: 0, lines: filesOf('messages').length });
    process.stdout.write(`messages: ${JSON.stringify(countOf(lines))}\n`);
  });

  test('a thousand files take less than thirty seconds', async () => {
    const all = [...filesOf('automatic-mail'), ...filesOf('messages')];
    const thousand = Array.from({ length: 1000 }, (_, at) => all[at % all.length] ?? '');
    const started = performance.now();
    const { lines } = await explain(...thousand);
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(`a thousand files: ${seconds.toFixed(1)} s\n`);
    expect(lines).toHaveLength(1000);
  }, 30_000);
});

function countOf(lines: readonly Explanation[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind, automaticKind } of lines) {
    const name = automaticKind ? `${kind}/${automaticKind}` : kind;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
