import { until } from '#tests/support/until.ts';
import { percentiles, tenth, type Percentiles } from '../percentiles.ts';
import { idle } from './idle.ts';
import { openings } from './open.ts';
import { paintings } from './paint.ts';
import { letGo, stopped } from './press.ts';
import { scrolling } from './scroll.ts';
import { inquiry, openStage, privateMail, type Stage } from './stage.ts';

/** What we cost a page, in milliseconds, and what the same page takes without us. */
export interface Weight {
  /** Script of ours in ten seconds of idling beside a mail that is no inquiry, in the page and in our frames. */
  idle_main_thread_ms: number;
  /** All of the page's main thread meanwhile. */
  idle_baseline_ms: number;
  /** Script of ours in the page's main thread for each inquiry opened. */
  open_main_thread_ms: Percentiles;
  open_baseline_ms: Percentiles;
  /** Outlook has the mail → the sidebar is painted. */
  open_to_paint_ms: Percentiles;
  /** The most of ours in one task while a list of 500 is scrolled. */
  scroll_longest_task_ms: number;
  /** The longest task of the page while it is scrolled without us. */
  scroll_baseline_ms: number;
  /** Send pressed → the dialog asked for, where a colleague holds the inquiry. */
  guard_local_ms: Percentiles;
  /** Send pressed → the page sends what is none of ours. */
  guard_let_go_ms: Percentiles;
  guard_baseline_ms: Percentiles;
}

/** Where there is no Chromium. */
export const noWeight: Record<keyof Weight, null> = {
  idle_main_thread_ms: null,
  idle_baseline_ms: null,
  open_main_thread_ms: null,
  open_baseline_ms: null,
  open_to_paint_ms: null,
  scroll_longest_task_ms: null,
  scroll_baseline_ms: null,
  guard_local_ms: null,
  guard_let_go_ms: null,
  guard_baseline_ms: null,
};

const rows = 500;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
/** The newest, which are on screen when one enters. */
const newest = numbers(9).map((at) => inquiry(rows - 1 - at));
/** Twenty-five openings, of which the first finds nothing of ours warm. */
const looks = [...newest, ...newest.slice(1), ...newest.slice(1)];
const privates = numbers(9).map(privateMail);

/** All of it on the stand-in of Outlook, first without the extension there and then with it. */
export async function measureWeight(): Promise<Weight> {
  const stage = await openStage(rows, privates.length);
  const { tab } = stage;
  try {
    const bare = await everywhere(stage);

    await stage.settleIn();
    const own = await everywhere(stage);

    const painted = await paintings(tab, looks);
    const held = await stopped(tab, await heldByWang(stage), 20);
    return {
      idle_main_thread_ms: tenth(own.idled.ours),
      idle_baseline_ms: tenth(bare.idled.whole),
      open_main_thread_ms: percentiles(own.opened.ours),
      open_baseline_ms: percentiles(bare.opened.whole),
      open_to_paint_ms: percentiles(painted),
      scroll_longest_task_ms: tenth(own.scrolled.ours),
      scroll_baseline_ms: tenth(bare.scrolled.whole),
      guard_local_ms: percentiles(held),
      guard_let_go_ms: percentiles(own.gone),
      guard_baseline_ms: percentiles(bare.gone),
    };
  } finally {
    await stage.close();
  }
}

/** What can be measured with and without us. */
async function everywhere({ tab }: Stage) {
  const idled = await idle(tab);
  const gone = await letGo(tab, privates);
  await tab.enter();
  const opened = await openings(tab, looks);
  const scrolled = await scrolling(tab);
  return { idled, gone, opened, scrolled };
}

async function heldByWang({ desk }: Stage): Promise<string> {
  const wang = await desk.device('wang');
  const [subject = ''] = newest;
  const found = await until(async () =>
    (await wang.rows('inquiries')).find((one) => one.subject === subject),
  );
  await wang.perform('claim', { inquiryId: found.id });
  return subject;
}
