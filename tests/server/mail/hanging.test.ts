import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Login } from '#server/services/accounts/account.ts';
import { accountsToWatch } from '#server/services/accounts/accounts.ts';
import { saveAccount } from '#server/services/accounts/save-account.ts';
import { watchAccount } from '#server/mail/watch-account.ts';
import {
  imapAnswers,
  lineServer,
  type Answer,
  type LineServer,
} from '#tests/support/line-server.ts';
import { as, aTeam, openDeps, type ServerDeps } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';
import { impatient, vault } from './desk.ts';

let deps: ServerDeps;
beforeAll(async () => {
  deps = await openDeps({ now: () => new Date() });
});
afterAll(() => deps.close());

/** A folder of one mail, whose FETCH is answered as a test says. */
function serverThat(fetch: (tag: string) => Answer): Promise<LineServer> {
  const over = {
    EXAMINE: (tag: string) => [
      '* 1 EXISTS',
      '* OK [UIDVALIDITY 1] ok',
      '* OK [UIDNEXT 2] ok',
      `${tag} OK [READ-ONLY] done`,
    ],
    UID: (tag: string, line: string): Answer =>
      line.includes('SEARCH') ? ['* SEARCH 1', `${tag} OK done`] : fetch(tag),
  };
  return lineServer({ greeting: ['* OK ready'], answer: imapAnswers('IMAP4rev1', over) });
}

async function watching(server: LineServer) {
  const team = await aTeam(deps);
  const login: Login = {
    imap: { host: server.host, port: server.port, security: 'none' },
    smtp: null,
    username: 'info@acme.test',
    password: 'test',
  };
  const of = { kind: 'mailbox', mailboxId: team.mailboxId } as const;
  const entry = { ...login, of, address: 'info@acme.test', sentFolder: null };
  await saveAccount(deps, vault, team.id, as(team.ada), entry);
  const account = (await accountsToWatch(deps)).find(({ teamId }) => teamId === team.id);
  if (!account) throw new Error('the account is not watched');
  return watchAccount(deps, vault, account, { patience: { ...impatient, answer: 400 } });
}

const fetches = (server: LineServer) =>
  server.heard.filter((line) => /UID FETCH/.test(line)).length;

describe('a mail server that', () => {
  const ways: [string, (tag: string) => Answer][] = [
    ['says nothing any more', () => 'hang'],
    [
      'stops in the middle of a mail',
      () => ({ raw: '* 1 FETCH (UID 1 BODY[HEADER] {500}\r\nFrom: a' }),
    ],
    ['goes on talking and never answers', () => ({ drip: '* OK still here' })],
    ['answers nonsense', () => ({ raw: '* 1 FETCH (((\0\uffff]] {x}\r\n)\r\n* FETCH\r\n' })],
  ];
  test.each(ways)('%s is left, and asked again over a new connection', async (_what, answer) => {
    const server = await serverThat(answer);
    const watch = await watching(server);
    await until(async () => fetches(server) >= 2);
    const logins = server.heard.filter((line) => / (?:LOGIN|AUTHENTICATE) /i.test(line)).length;
    expect(logins).toBeGreaterThanOrEqual(2);
    await watch.stop();
    await server.close();
  });
});
