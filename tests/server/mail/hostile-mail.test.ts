import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '#server/services/accounts/account.ts';
import { wholeMail } from '#server/mail/facts/parse.ts';
import type { Fetched } from '#server/mail/fetch.ts';
import { openReadApart, type ReadApart } from '#server/mail/intake/read-apart.ts';
import { readAhead } from '#server/mail/read-ahead.ts';
import type { Reader } from '#server/mail/reader.ts';
import { newStumbles } from '#server/mail/stumbles.ts';
import { takePiece } from '#server/mail/take-piece.ts';
import { morning } from '#tests/support/rows.ts';
import { letter } from './facts/letter.ts';
import { openStage, type Stage } from './intake/stage.ts';

/** What becomes of a folder in which a mail lies that no parser comes to the end of. */
const thread = new URL('./intake/hostile-thread.ts', import.meta.url);
const hostile = openReadApart({ thread, patience: 4000 });
let stage: Stage;
let desk: Awaited<ReturnType<Stage['newTeam']>>;
beforeAll(async () => {
  stage = await openStage();
});
beforeEach(async () => {
  desk = await stage.newTeam();
});
afterAll(async () => {
  await hostile.stop();
  await stage.deps.close();
});

let uid = 100;
const mail = (subject: string, body: string): Fetched => {
  uid += 1;
  const headers = { From: `buyer${uid}@kunde.example`, 'Message-ID': `<${uid}@kunde.example>` };
  const raw = wholeMail(letter({ ...headers, Subject: subject }, body));
  return { uid, raw, receivedAt: morning, gmail: null };
};

/** Reads these mails as a folder's reader does, and says what subjects are known then. */
async function reads(apart: ReadApart, ...mails: Fetched[]): Promise<string[]> {
  const { team } = desk;
  const account = {
    id: 'account',
    teamId: team.id,
    of: { kind: 'mailbox', mailboxId: team.mailboxId },
    address: 'info@acme.test',
    connectedAt: morning,
  } as unknown as Account;
  const passedOver: number[] = [];
  const reader = {
    deps: stage.deps,
    followed: { account, role: 'inbox', path: 'INBOX', stumbles: newStumbles(), apart },
    signal: new AbortController().signal,
    passOver: async (one: number) => void passedOver.push(one),
  } as unknown as Reader;
  const pieces = async function* () {
    yield mails;
  };
  const about = { uidValidity: 7, lastUid: 0, since: null };
  for await (const { wanted, read } of readAhead(reader, pieces(), about)) {
    expect(await takePiece(reader, 7, wanted, null, read)).toBe(true);
  }
  expect(passedOver).toEqual([]);
  const known = await desk.mails();
  return known.map(({ subject }) => subject).filter((subject) => subject !== 'Pumps');
}

describe('among others', () => {
  test.each([
    ['hangs', 'hang'],
    ['devours memory', 'devour'],
    ['breaks the parser', 'break'],
  ])('a mail that %s is taken in by its header, and the others whole', async (_what, word) => {
    const mails = [mail('one', 'Valves'), mail('odd', word), mail('two', 'Tubes')];
    expect(await reads(hostile, ...mails)).toEqual(['one', 'odd', 'two']);
    const known = await desk.mails();
    expect(known.map(({ snippet }) => snippet)).toEqual([
      expect.any(String),
      'Valves',
      '',
      'Tubes',
    ]);
  });

  test('one whose header does the same is passed over alone', async () => {
    const mails = [mail('one', 'Valves'), mail('break', ''), mail('two', 'Tubes')];
    expect(await reads(hostile, ...mails)).toEqual(['one', 'two']);
  });
});

test('by itself, it is passed over too, and the thread reads the next', async () => {
  expect(await reads(hostile, mail('break', ''))).toEqual([]);
  expect(await reads(hostile, mail('next', 'Valves'))).toEqual(['next']);
});

test('no mail is to blame where there is no thread', async () => {
  const none = openReadApart({ thread: new URL('./none.ts', import.meta.url) });
  expect(await reads(none, mail('one', 'Valves'), mail('break', ''))).toEqual(['one', 'break']);
});
