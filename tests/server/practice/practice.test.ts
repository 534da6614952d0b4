import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionOf } from '#lib/domain/action.ts';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import { readEnv } from '#server/env.ts';
import { start, type Server } from '#server/main.ts';
import { colleagues, mailbox, password } from '#server/practice/people.ts';
import type { Desk } from '#server/practice/post-office.ts';
import { openPractice, type Practice } from '#server/practice/practice.ts';
import { act, idOf } from '#server/practice/sample-team.ts';
import { visit } from '#server/practice/visitor.ts';
import { snapshotPage } from '#server/services/changes/snapshot.ts';

let folder: string;
let server: Server;
let practice: Practice;
let desk: Desk;

async function begin(): Promise<void> {
  const env = { ...readEnv({ ...process.env, BATON_PORT: '0' }), dataFolder: folder };
  practice = openPractice(folder, () => new Date());
  const log = pino({ level: 'silent' });
  server = await start({ env, log, beside: () => [practice.routes] });
  desk = await practice.begin(server.deps, server.url);
}

async function end(): Promise<void> {
  await practice?.stop();
  await server?.stop();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-practice-'));
  await begin();
});
afterAll(async () => {
  await end();
  await rm(folder, { recursive: true, force: true });
});

async function inquiries(): Promise<Inquiry[]> {
  const who = { teamId: desk.teamId, memberId: idOf(desk, colleagues.sun) };
  const page = await snapshotPage(server.deps, who, { cursor: null, limit: 1000 });
  return (page?.changes ?? []).flatMap((change) =>
    change.op === 'upsert' && change.table === 'inquiries' ? [change.row] : [],
  );
}
const about = async (word: string): Promise<Inquiry> => {
  const found = (await inquiries()).find(({ subject }) => subject.includes(word));
  if (!found) throw new Error(`no inquiry about ${word}`);
  return found;
};
const page = async (query: Record<string, string> = {}): Promise<string> => {
  const answer = await fetch(`${server.url}/practice/?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(200);
  return answer.text();
};
const uidOf = async (account: string, word: string): Promise<string> => {
  const links = [...(await page({ account })).matchAll(/uid=(\d+)"[^]*?<b>([^<]*)<\/b>/g)];
  return links.find(([, , subject]) => subject?.includes(word))?.[1] ?? 'none';
};

test('begins with inquiries in different states, one claimed by Linda', async () => {
  const states = (await inquiries()).map(({ subject, stage, answer, assigneeId, outcome }) => ({
    subject,
    stage,
    isAnswered: answer !== null,
    isLindas: assigneeId === idOf(desk, colleagues.linda),
    outcome,
  }));
  const usual = { stage: 'claimed', isAnswered: false, isLindas: false, outcome: null };
  expect(states.toSorted((a, b) => a.subject.localeCompare(b.subject, 'en'))).toEqual([
    { ...usual, subject: 'Check valves DN80, 200 pieces', isAnswered: true },
    { ...usual, subject: 'Consulta: bombas sumergibles para pozo', stage: 'open' },
    { ...usual, subject: 'First page of Google in 30 days', stage: 'closed', outcome: 'spam' },
    { ...usual, subject: 'Quotation for 40 submersible pumps', isLindas: true },
    { ...usual, subject: 'Spare parts for pump NQ-220' },
    { ...usual, subject: '询价：潜水泵 25 台', stage: 'open' },
  ]);
  expect((await about('Spare parts')).replyBy?.getTime()).toBeLessThan(Date.now());
});

test('shows a mail with everything the extension reads it by', async () => {
  const html = await page({ uid: await uidOf(mailbox.address, 'submersible pumps') });
  expect(html).toMatch(/<meta name="baton-practice"/);
  expect(html).toMatch(
    /<article\s+id="message"\s+data-folder="INBOX"\s+data-uid="\d+"\s+data-message-id="&lt;/,
  );
  expect(html).toMatch(/id="from" data-address="adaeze.okoro@okoro-farms.test"/);
});

test('a customer writes, and the intake opens an inquiry', async () => {
  const before = (await inquiries()).length;
  const headers = { origin: server.url };
  const answer = await fetch(`${server.url}/practice/customer`, { method: 'POST', headers });
  expect(answer.status).toBe(200);
  expect(await inquiries()).toHaveLength(before + 1);
  expect(await about('15 villages')).toMatchObject({ stage: 'open' });
});

test('no other site makes a customer write', async () => {
  const before = (await inquiries()).length;
  const headers = { origin: 'https://evil.test', 'content-type': 'text/plain' };
  const answer = await fetch(`${server.url}/practice/customer`, { method: 'POST', headers });
  expect(answer.ok).toBe(false);
  expect(await inquiries()).toHaveLength(before);
});

async function reply(query: Record<string, string>, fields: Record<string, string>) {
  const answer = await fetch(`${server.url}/practice/send?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { origin: server.url },
    body: new URLSearchParams(fields),
  });
  expect(answer.status).toBe(200);
}

test('a reply goes to Sent and stops the deadline', async () => {
  const uid = await uidOf(mailbox.address, 'bombas');
  await reply(
    { account: mailbox.address, uid },
    {
      to: 'diego@aguas-del-sur.test',
      subject: 'Re: Consulta: bombas sumergibles para pozo',
      html: '<div>Estimado Sr. Fuentes:</div><div>gracias por su consulta, le enviamos los precios mañana.</div>',
    },
  );
  expect(await about('bombas')).toMatchObject({
    replyBy: null,
    answer: { evidence: 'server', by: null },
  });
  expect(await page({ account: mailbox.address, folder: 'Sent' })).toMatch(/Consulta: bombas/);
});

test('a hand-off lays the original into the assignee’s own inbox, and their answer is theirs', async () => {
  const { id: inquiryId } = await about('submersible pumps');
  const linda = idOf(desk, colleagues.linda);
  const deed = { type: 'hand-off', inquiryId, templateId: null } as const;
  await act(server.deps, desk, linda, deed satisfies Omit<ActionOf<'hand-off'>, 'id' | 'at'>);
  await expect
    .poll(async () => (await about('submersible pumps')).handoff, { timeout: 20_000 })
    .toMatchObject({ delivery: 'delivered', how: 'appended' });
  const own = { as: 'linda', account: colleagues.linda.address };
  const uid = await uidOf(own.account, 'submersible pumps');
  await reply(
    { ...own, uid },
    {
      to: 'adaeze.okoro@okoro-farms.test',
      subject: 'Re: Quotation for 40 submersible pumps',
      text: 'Dear Ms Okoro,\n\nI look after your inquiry and will send our quotation by Wednesday.\n\nLinda Chen',
    },
  );
  expect((await about('submersible pumps')).answer).toMatchObject({ by: linda });
});

test('everybody of the sample team can sign in', async () => {
  for (const { address } of Object.values(colleagues)) {
    await visit(server.url).fillIn('/sign-in', { address, password });
  }
});

test('is all there again after a restart', async () => {
  const before = await inquiries();
  await end();
  await begin();
  expect(await inquiries()).toEqual(before);
  expect(await page()).toMatch(/submersible pumps/);
});
