import type { Figures } from './figures.ts';
import type { InTheWebmail } from './in-the-webmail.ts';
import { ms, of, type Row } from './shown.ts';
import { weightRows } from './weight/rows.ts';

/** The figures for people, with what is to be reached and what the same run measured without us. */
export function table(figures: Figures, beside: InTheWebmail['beside'] | null): string {
  const { claims_per_s: claims, content_script_gzip_bytes: weights } = figures;
  const rows: Row[] = [
    ['', 'measured', 'to reach', 'baseline of this run'],
    [
      'delivered → on an open sidebar',
      ms(figures.mail_to_sidebar_ms),
      'p95 1000',
      `bare IDLE: ${ms(beside?.idle)}`,
    ],
    ['… after the bare IDLE event', ms(figures.after_idle_ms), 'p95 150', ''],
    [
      'claim → on the colleague’s sidebar',
      ms(figures.claim_to_colleague_ms),
      'p95 150',
      `bare feed: ${ms(beside?.feed)}`,
    ],
    [
      'mail in the preview → sidebar painted',
      ms(figures.select_to_paint_ms),
      'p95 100',
      `click → preview: ${ms(beside?.preview)}`,
    ],
    ...weightRows(figures),
    ['claims/s, embedded database', of(claims?.pglite), '', ''],
    [
      'claims/s, PostgreSQL, one team',
      of(claims?.postgres_1),
      '0.8 ×',
      against(claims?.postgres_1, claims?.pgbench_1),
    ],
    [
      'claims/s, PostgreSQL, eight teams',
      of(claims?.postgres_8),
      '0.5 ×',
      against(claims?.postgres_8, claims?.pgbench_8),
    ],
    ['delivered → acknowledged', ms(figures.ack_ms), '60000', ''],
    [
      'catch-up of 10,000 mails, mails/s',
      of(figures.catchup_per_s),
      '0.7 ×',
      besideBare(figures.catchup_per_s, figures.catchup_baseline_per_s),
    ],
    ['… memory above a server at rest', `${of(figures.catchup_memory_mb)} MB`, '300 MB', ''],
    ['a start’s own peak above that rest', `${of(figures.start_memory_mb)} MB`, '', ''],
    [
      'catch-up on PostgreSQL, mails/s',
      of(figures.catchup_postgres?.per_s),
      '0.7 ×',
      besideBare(figures.catchup_postgres?.per_s, figures.catchup_postgres?.baseline_per_s),
    ],
    [
      '1,000 inquiries through 200 rules',
      `${figures.rules_ms_per_1000} ms`,
      '',
      `includes() of each phrase: ${figures.rules_baseline_ms_per_1000} ms`,
    ],
    ['content script, gzip', `${of(weights.webmail)} B`, '40000 B', ''],
    ['content script of Outlook, gzip', `${of(weights.outlook)} B`, '40000 B', ''],
    ['content script of Gmail, gzip', `${of(weights.gmail)} B`, '', ''],
  ];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function besideBare(ours: number | null | undefined, theirs: number | null | undefined): string {
  if (!ours || !theirs) return '';
  return `fetch, parse, insert: ${theirs}, so ${(ours / theirs).toFixed(2)} ×`;
}

function against(ours: number | undefined, theirs: number | null | undefined): string {
  if (ours === undefined || theirs === null || theirs === undefined) return 'no pgbench here';
  return `pgbench: ${theirs}, so ${(ours / theirs).toFixed(2)} ×`;
}
