import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { BrowserContext } from 'playwright-core';
import { readEnv } from '#server/env.ts';
import { start } from '#server/main.ts';
import { connect } from '#server/practice/browser.ts';
import { colleagues, password } from '#server/practice/people.ts';
import type { Desk } from '#server/practice/post-office.ts';
import { openPractice } from '#server/practice/practice.ts';
import { approveDevice } from '#server/practice/visitor.ts';
import type { Deps } from '#server/services/deps.ts';

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
  stop(): Promise<void>;
}

/** The server with its sample team and practice webmail, as `npm start` has them, in a folder of its own. */
export async function startPracticeDesk(): Promise<PracticeDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-desk-'));
  const practice = openPractice(folder, () => new Date());
  const server = await start({
    env: { ...readEnv({ BATON_PORT: '0' }), dataFolder: folder },
    log: pino({ level: 'warn' }),
    beside: () => [practice.routes],
  });
  const desk = await practice.begin(server.deps, server.url);
  return {
    url: server.url,
    deps: server.deps,
    desk,
    connect: (context, as, webmails) =>
      connect(context, {
        server: server.url,
        webmails,
        approve: (code) =>
          approveDevice(server.url, { address: colleagues[as].address, password }, code),
      }),
    async stop() {
      await practice.stop();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
