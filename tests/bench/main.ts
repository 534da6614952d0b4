import { parseArgs } from 'node:util';
import { findChromium } from '#tests/support/browser.ts';
import { missingPackages } from '#tests/support/mailstack/packages.ts';
import { hasPostgres } from '#tests/support/postgres.ts';
import { findPgbench } from './baseline.ts';
import { measureAcknowledged } from './acknowledged.ts';
import { measureCatchUp } from './catch-up/catch-up.ts';
import { measureChips } from './chips/chips.ts';
import { measureClaims } from './claims-per-second.ts';
import { contentScripts } from './content-scripts.ts';
import type { Figures } from './figures.ts';
import { measureInTheWebmail } from './in-the-webmail.ts';
import { measureRules } from './rules.ts';
import { table } from './table.ts';
import { measureWeight, noWeight } from './weight/weight.ts';

// `npm run bench`: every figure measured on this machine, each beside its baseline of the same run. With --json one
// object on standard output. What is going on meanwhile goes to standard error.

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
/** After the outage that is caught up. */
const waitingMails = 10_000;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

say('content scripts …');
const weights = await contentScripts();

say('rules …');
const rules = measureRules();

const hasChromium = findChromium() !== null;
say(hasChromium ? 'weight on a page of Outlook, chips of 100,000 …' : 'no Chromium: no weight');
const weight = hasChromium ? await measureWeight() : null;
const chips = hasChromium ? await measureChips() : null;

const lack = missingPackages();
const canMail = lack === null && hasChromium;
say(
  canMail
    ? 'mail, claims and selections in Roundcube …'
    : `not in a webmail: ${lack?.install ?? 'no Chromium'}`,
);
const inWebmail = canMail ? await measureInTheWebmail(30) : null;

const pgbench = findPgbench();
if (pgbench === null)
  say(
    'no pgbench here: apt-get install -y postgresql-contrib; claims stand without their baseline',
  );
const canClaim = await hasPostgres();
say(canClaim ? 'claims over HTTP …' : 'no PostgreSQL for this platform: no claims');
const claims = canClaim ? await measureClaims(pgbench) : null;

say(lack === null ? 'acknowledgements and a catch-up …' : 'no mail server: no catch-up');
const acknowledged = lack === null ? await measureAcknowledged(20) : null;
const caughtUp = lack === null ? await measureCatchUp('pglite', waitingMails) : null;
const onPostgres =
  lack === null && canClaim ? await measureCatchUp('postgres', waitingMails) : null;

const { beside, ...latencies } = inWebmail ?? { beside: null };
const figures: Figures = {
  mail_to_sidebar_ms: null,
  after_idle_ms: null,
  claim_to_colleague_ms: null,
  select_to_paint_ms: null,
  ...latencies,
  ...(weight ?? noWeight),
  chips_ms: chips?.chips_ms ?? null,
  chips_baseline_ms: chips?.chips_baseline_ms ?? null,
  claims_per_s: claims,
  ack_ms: acknowledged,
  catchup_per_s: caughtUp?.per_s ?? null,
  catchup_baseline_per_s: caughtUp?.baseline_per_s ?? null,
  catchup_memory_mb: caughtUp?.memory_mb ?? null,
  start_memory_mb: caughtUp?.start_memory_mb ?? null,
  catchup_postgres: onPostgres,
  rules_ms_per_1000: rules.rules_ms,
  rules_baseline_ms_per_1000: rules.includes_ms,
  content_script_gzip_bytes: weights,
};
process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : table(figures, beside));
