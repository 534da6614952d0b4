import type { CatchUp } from './catch-up/catch-up.ts';
import type { ChipTimes } from './chips/chips.ts';
import type { ClaimsPerSecond } from './claims-per-second.ts';
import type { ContentScripts } from './content-scripts.ts';
import type { Percentiles } from './percentiles.ts';
import type { Weight } from './weight/weight.ts';

/** What `--json` prints; `null` where this machine lacks what it takes. */
export interface Figures extends Nullable<Weight>, Nullable<ChipTimes> {
  mail_to_sidebar_ms: Percentiles | null;
  after_idle_ms: Percentiles | null;
  claim_to_colleague_ms: Percentiles | null;
  select_to_paint_ms: Percentiles | null;
  claims_per_s: ClaimsPerSecond | null;
  /** Delivered at info@'s server → the acknowledgement in the customer's inbox. */
  ack_ms: Percentiles | null;
  /** On the embedded database. */
  catchup_per_s: number | null;
  catchup_baseline_per_s: number | null;
  catchup_memory_mb: number | null;
  /** The most of a start with nothing waiting, above the same rest. */
  start_memory_mb: number | null;
  catchup_postgres: CatchUp | null;
  /** 1,000 inquiries through 200 rules, and their phrases merely looked for one by one. */
  rules_ms_per_1000: number;
  rules_baseline_ms_per_1000: number;
  content_script_gzip_bytes: ContentScripts;
}

type Nullable<T> = { [Key in keyof T]: T[Key] | null };
