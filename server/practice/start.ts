import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { readEnv } from '#server/env.ts';
import { reasonOf, start } from '#server/main.ts';
import { findBrowser, openBrowser, type PracticeBrowser } from './browser.ts';
import { colleagues, mailbox, password } from './people.ts';
import { openPractice } from './practice.ts';
import { addressOf, readView, root } from './view.ts';
import { approveDevice } from './visitor.ts';

/** What `npm start` runs: server, sample team, practice webmail, and a browser to see it in. */
const extension = fileURLToPath(new URL('../../.output/chrome-mv3-loopback', import.meta.url));
const say = (line = ''): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const given = readEnv(process.env);
  const folder = join(given.dataFolder, 'practice');
  // Without its last page written, a sample team was left half made: it is made anew.
  if (!existsSync(join(folder, 'desk.json'))) await rm(folder, { recursive: true, force: true });
  // Never a real database, and never beyond this machine: the practice webmail asks nobody who they are.
  const own = { databaseUrl: null, host: '127.0.0.1', publicUrl: null, trustedHeader: null };
  const logLevel = process.env.BATON_LOG ? given.logLevel : 'warn';
  const env = { ...given, ...own, dataFolder: folder, logLevel } as const;

  const now = (): Date => new Date();
  const practice = openPractice(folder, now);
  const log = pino({ level: logLevel });
  const server = await start({ env, now, log, beside: () => [practice.routes] });
  let browser: PracticeBrowser | null = null;
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await browser?.close().catch(() => undefined);
    await practice.stop();
    await server.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping ??= stop().then(() => (say('Stopped.'), process.exit(0)));
    });
  }
  await practice.begin(server.deps, server.url);
  const webmail = `${server.url}${root}`;
  say();
  say(`  Practice webmail   ${webmail}`);
  say(`  Server             ${server.url}`);
  say(
    `  Sign in there as   ${colleagues.linda.address} (rep), ${colleagues.zhou.address} (manager)`,
  );
  say(`                     or ${colleagues.sun.address} (admin), password: ${password}`);
  say();
  const found = findBrowser(process.env);
  if ('why' in found) sayByHand(found.why, server.url, webmail);
  else {
    browser = await openBrowser({
      path: found.path,
      extension,
      folder,
      server: server.url,
      webmail: await addressOfClaimed(webmail),
      isHeadless: process.env.BATON_HEADLESS === '1',
      approve: (code) =>
        approveDevice(server.url, { address: colleagues.linda.address, password }, code),
    }).catch((error: Error) => {
      sayByHand(`The browser did not open: ${error.message.split('\n')[0]}`, server.url, webmail);
      return null;
    });
    if (browser) say('A browser is open, with the extension connected as Linda Chen.');
  }
  say('Stop with Ctrl+C.');
}

/** The mail of the inquiry that Linda has claimed. */
async function addressOfClaimed(webmail: string): Promise<string> {
  const page = await (await fetch(webmail)).text();
  const links = [...page.matchAll(/href="([^"]*uid=(\d+))"[^>]*>[^]*?<b>([^<]*)<\/b>/g)];
  const uid = Number(links.find(([, , , subject]) => subject?.includes('submersible'))?.[2] ?? 0);
  const view = readView(() => undefined, 'en');
  const address = addressOf({ ...view, account: mailbox.address, uid: uid || null });
  return new URL(address, webmail).href;
}

function sayByHand(why: string, server: string, webmail: string): void {
  say(why);
  say('To see the sidebar, in Chrome, Edge, Brave or Chromium:');
  say('  1. open chrome://extensions and switch on "Developer mode"');
  say(`  2. "Load unpacked": ${extension}`);
  say(
    `  3. in the extension's options, connect to ${server} and sign in as ${colleagues.linda.address}`,
  );
  say(`  4. add the webmail ${webmail} there, and open it`);
  say();
}

main().catch((error: Error) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});
