import type { Frame, Page } from 'playwright-core';
import { wordsFor } from '#lib/words/words.ts';
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts';
import { openPerson, type Person } from '#tests/support/person.ts';
import { startTeamServer, type TeamServer } from '#tests/support/team-server.ts';
import type { Device } from '#tests/support/team-server/device.ts';
import { until } from '#tests/support/until.ts';
import { bareFeed } from './bare-feed.ts';
import { bareIdle } from './bare-idle.ts';
import { now } from './clock.ts';
import { percentiles, type Percentiles } from './percentiles.ts';
import { sidebarFrame } from './sidebar-frame.ts';

const words = wordsFor('en');

export interface InTheWebmail {
  mail_to_sidebar_ms: Percentiles;
  after_idle_ms: Percentiles;
  claim_to_colleague_ms: Percentiles;
  select_to_paint_ms: Percentiles;
  /** What the same way takes without us: to a bare IDLE connection, to a bare socket, to the webmail's own preview. */
  beside: { idle: Percentiles; feed: Percentiles; preview: Percentiles };
}

/** Times on the real mail stack, in two browsers with Roundcube, `times` each. */
export async function measureInTheWebmail(times: number): Promise<InTheWebmail> {
  const stack = await startMailStack();
  let server: TeamServer | undefined;
  const people: Person[] = [];
  try {
    server = await startTeamServer({ mail: { stack, own: [] }, logLevel: 'warn' });
    const boss = await server.boss.connect();
    await until(async () => (await boss.rows('mailboxes')).some(({ connected }) => connected));
    for (const colleague of [server.linda, server.wang]) {
      people.push(await openPerson(server, stack, colleague, 'info'));
    }
    const [linda, wang] = people as [Person, Person];
    const mail = await mailToSidebar(stack, linda, boss, times);
    const claim = await claimToColleague(stack, [linda, wang], boss, times);
    const select = await selectToPaint(linda, times);
    return {
      mail_to_sidebar_ms: percentiles(mail.whole),
      after_idle_ms: percentiles(mail.afterIdle),
      claim_to_colleague_ms: percentiles(claim.shown),
      select_to_paint_ms: percentiles(select.painted),
      beside: {
        idle: percentiles(mail.idle),
        feed: percentiles(claim.feed),
        preview: percentiles(select.preview),
      },
    };
  } finally {
    for (const person of people) await person.close();
    await server?.stop();
    await stack.stop();
  }
}

/** From the mail server's "accepted" to the subject painted in the list of an open sidebar, which stands in a tab. */
async function mailToSidebar(stack: MailStack, linda: Person, boss: Device, times: number) {
  const idle = await bareIdle(stack);
  const sidebar = await linda.openOwn('sidebar.html');
  await sidebar.getByText(words.popup.title).first().waitFor();
  const [whole, afterIdle, toIdle]: number[][] = [[], [], []];
  for (let at = 0; at < times; at += 1) {
    const subject = `Measured mail ${at}`;
    const told = idle.next();
    const painted = textPainted(sidebar.mainFrame(), subject);
    await stack.deliver({ subject, text: 'Please quote 40 pumps. Greta' });
    const accepted = now();
    const [idleAt, paintedAt] = [await told, await painted];
    whole?.push(paintedAt - accepted);
    afterIdle?.push(paintedAt - idleAt);
    toIdle?.push(idleAt - accepted);
    // Out of the pool, so that the list stays short.
    const inquiry = await until(async () =>
      (await boss.rows('inquiries')).find((one) => one.subject === subject),
    );
    await boss.perform('claim', { inquiryId: inquiry.id });
  }
  await idle.stop();
  await sidebar.close();
  return { whole: whole ?? [], afterIdle: afterIdle ?? [], idle: toIdle ?? [] };
}

/** From one person's click on Claim to their name painted on the other's sidebar. */
async function claimToColleague(
  stack: MailStack,
  [linda, wang]: [Person, Person],
  boss: Device,
  times: number,
) {
  const feed = await bareFeed(boss.server);
  const subject = 'Measured claim';
  await stack.deliver({ subject, text: 'Please quote 12 valves. Greta' });
  const inquiry = await until(async () =>
    (await boss.rows('inquiries')).find((one) => one.subject === subject),
  );
  for (const { mail } of [linda, wang]) await mail.select(subject);
  const [shown, toFeed]: number[][] = [[], []];
  for (let at = 0; at < times; at += 1) {
    await wang.sidebar.title.filter({ hasText: words.state.open }).waitFor();
    await linda.sidebar.button(words.do.claim).waitFor();
    const painted = textPainted(sidebarFrame(wang.mail.page), 'Linda', '.hero h2');
    const told = feed.next();
    const clicked = await linda.sidebar.button(words.do.claim).evaluate((button) => {
      const moment = performance.timeOrigin + performance.now();
      (button as unknown as { click(): void }).click();
      return moment;
    });
    shown?.push((await painted) - clicked);
    toFeed?.push((await told) - clicked);
    await boss.perform('release', { inquiryId: inquiry.id, reason: null });
  }
  feed.stop();
  return { shown: shown ?? [], feed: toFeed ?? [] };
}

/**
 * From the webmail having the mail in its preview to the sidebar painted, for mails the replica knows; nothing where it
 * was painted before. A mail is painted again once its Message-ID is read, which is not waited for.
 */
async function selectToPaint({ mail: { page } }: Person, times: number) {
  const [painted, preview]: number[][] = [[], []];
  const sidebar = sidebarFrame(page);
  for (let at = 0; at < times; at += 1) {
    const row = page
      .locator('#messagelist tbody tr.message', { hasText: `Measured mail ${at % 10}` })
      .first();
    await row.evaluate((element) => {
      const note = (): void =>
        void (document.documentElement.dataset.pressed = String(
          performance.timeOrigin + performance.now(),
        ));
      element.addEventListener('mousedown', note, { once: true });
    });
    await sidebar.evaluate(() => performance.clearMarks('baton:painted'));
    await row.click();
    const clicked = await page.evaluate(() => Number(document.documentElement.dataset.pressed));
    const readable = await until(() =>
      previewFrame(page).evaluate((since) => {
        // An empty page may stand there first, for half a second: Roundcube waits whether a second click comes.
        if (!new URLSearchParams(location.search).has('_uid')) return null;
        const [shown] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const at = performance.timeOrigin + (shown?.domContentLoadedEventStart ?? 0);
        return at > since && shown?.domContentLoadedEventStart ? at : null;
      }, clicked),
    );
    const paintedAt = await sidebar.evaluate(async (since) => {
      for (;;) {
        for (const mark of performance.getEntriesByName('baton:painted')) {
          const at = performance.timeOrigin + mark.startTime;
          if (at > since) return at;
        }
        await new Promise((later) => setTimeout(later, 10));
      }
    }, clicked);
    painted?.push(Math.max(0, paintedAt - readable));
    preview?.push(readable - clicked);
  }
  return { painted: painted ?? [], preview: preview ?? [] };
}

/** Resolves with the moment at which `text` has been painted within `selector`. */
function textPainted(frame: Frame, text: string, selector = 'body'): Promise<number> {
  return frame.evaluate(
    ([wanted, where]) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (!document.querySelector(where)?.textContent?.includes(wanted)) return;
          seen.disconnect();
          requestAnimationFrame(() =>
            setTimeout(() => resolve(performance.timeOrigin + performance.now())),
          );
        };
        const seen = new MutationObserver(look);
        seen.observe(document.body, { childList: true, subtree: true, characterData: true });
        look();
      }),
    [text, selector] as const,
  );
}

function previewFrame(page: Page): Frame {
  const frame = page.frame('messagecontframe');
  if (!frame) throw new Error('there is no preview in this page');
  return frame;
}
