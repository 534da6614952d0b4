import type { Figures } from '../figures.ts';
import { ms, of, type Row } from '../shown.ts';

/** What we cost a page, for people. */
export function weightRows(figures: Figures): Row[] {
  return [
    [
      'script of ours in 10 s beside no inquiry',
      `${of(figures.idle_main_thread_ms)} ms`,
      '5 ms',
      `the page at all, without us: ${of(figures.idle_baseline_ms)} ms`,
    ],
    [
      '… in the page for a mail opened',
      ms(figures.open_main_thread_ms),
      '10 ms',
      `the page at all, without us: ${ms(figures.open_baseline_ms)}`,
    ],
    ['mail in Outlook’s pane → sidebar painted', ms(figures.open_to_paint_ms), 'p95 100', ''],
    [
      '… in the longest task, 500 rows scrolled',
      `${of(figures.scroll_longest_task_ms)} ms`,
      '50 ms',
      `longest task without us: ${of(figures.scroll_baseline_ms)} ms`,
    ],
    ['Send pressed → dialog asked for', ms(figures.guard_local_ms), '', ''],
    [
      'Send pressed → let go, no inquiry',
      ms(figures.guard_let_go_ms),
      '',
      `without us: ${ms(figures.guard_baseline_ms)}`,
    ],
    [
      'chips of 200 rows, 100,000 inquiries',
      ms(figures.chips_ms),
      '',
      `1,000 inquiries: ${ms(figures.chips_baseline_ms)}`,
    ],
  ];
}
