import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { BrowserContext } from 'playwright-core';
import { readEnv } from '#server/env.ts';
import { start } from '#server/main.ts';
import { connect } from '#server/practice/browser.ts';
import { compose, type Draft } from '#server/practice/mail.ts';
import { colleagues, mailbox, password } from '#server/practice/people.ts';
import { openPostOffice, type Desk } from '#server/practice/post-office.ts';
import { openPractice } from '#server/practice/practice.ts';
import { openStore } from '#server/practice/store.ts';
import { approveDevice } from '#server/practice/visitor.ts';
import type { Deps } from '#server/services/deps.ts';
import { connectDevice, type Device } from './team-server/device.ts';
import { newVisitor } from './team-server/visitor.ts';

export interface PracticeDesk {
  url: string;
  deps: Deps;
  desk: Desk;
  /** Connects the extension of a browser as this sample person, and chooses webmails there. */
  connect(
    context: BrowserContext,
    as: 'linda' | 'wang',
    webmails: { name: string; base: string }[],
  ): Promise<void>;
  /** A device of a sample person that speaks to the API alone. */
  device(as: keyof typeof colleagues): Promise<Device>;
  /** Says yes to the code that the extension shows, as this sample person. */
  approve(as: keyof typeof colleagues, code: string): Promise<void>;
  /** Lays a mail into an inbox, unseen by the server. */
  lay(account: string, draft: Draft): Promise<void>;
  /** A mail from outside reaches the shared mailbox; `hours`: so long ago. */
  receive(draft: Omit<Draft, 'to' | 'date'>, hours?: number): Promise<void>;
  /** Ends the server, until `goOn` starts it again at the same address with the same data. */
  pause(): Promise<void>;
  goOn(): Promise<void>;
  stop(): Promise<void>;
}

/** The server with its sample team and practice webmail, as `npm start` has them, in a folder of its own. */
export async function startPracticeDesk(): Promise<PracticeDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-desk-'));
  let running = await startAt(folder, '0');
  const { url } = running;
  const approve = (as: keyof typeof colleagues, code: string): Promise<void> =>
    approveDevice(url, { address: colleagues[as].address, password }, code);
  return {
    url,
    get deps() {
      return running.deps;
    },
    desk: running.desk,
    approve,
    connect: (context, as, webmails) =>
      connect(context, { server: url, webmails, approve: (code) => approve(as, code) }),
    async device(as) {
      const visitor = newVisitor(url);
      const page = await visitor.open('/sign-in');
      await page.submit('/sign-in', { address: colleagues[as].address, password });
      return connectDevice(url, visitor);
    },
    async lay(account, draft) {
      const store = openStore(join(folder, 'mails'));
      await store.file(account, 'INBOX', await compose(draft), draft.date);
    },
    async receive(draft, hours = 0) {
      const store = openStore(join(folder, 'mails'));
      const office = openPostOffice(running.deps, store, running.desk);
      const date = new Date(running.deps.now().getTime() - hours * 3_600_000);
      await office.receive(await compose({ ...draft, to: mailbox.address, date }), date);
    },
    pause: () => running.stop(),
    async goOn() {
      running = await startAt(folder, new URL(url).port);
    },
    async stop() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startAt(folder: string, port: string) {
  const practice = openPractice(folder, () => new Date());
  const server = await start({
    env: { ...readEnv({ BATON_PORT: port }), dataFolder: folder },
    log: pino({ level: 'warn' }),
    beside: () => [practice.routes],
  });
  const desk = await practice.begin(server.deps, server.url);
  const stop = async (): Promise<void> => {
    await practice.stop();
    await server.stop();
  };
  return { url: server.url, deps: server.deps, desk, stop };
}
