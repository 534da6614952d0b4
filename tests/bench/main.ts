import { parseArgs } from 'node:util';
import { findChromium } from '#tests/support/browser.ts';
import { missingPackages } from '#tests/support/mailstack/packages.ts';
import { hasPostgres } from '#tests/support/postgres.ts';
import { findPgbench } from './baseline.ts';
import { measureClaims } from './claims-per-second.ts';
import { contentScripts } from './content-scripts.ts';
import { measureInTheWebmail } from './in-the-webmail.ts';
import { table, type Figures } from './table.ts';

// `npm run bench`: every figure measured on this machine, each beside its baseline of the same run. With --json one
// object on standard output. What is going on meanwhile goes to standard error.

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const say = (line: string): void => void process.stderr.write(`${line}\n`);

say('content scripts …');
const weights = await contentScripts();

const lack = missingPackages();
const canMail = lack === null && findChromium() !== null;
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

const { beside, ...latencies } = inWebmail ?? { beside: null };
const figures: Figures = {
  mail_to_sidebar_ms: null,
  after_idle_ms: null,
  claim_to_colleague_ms: null,
  select_to_paint_ms: null,
  ...latencies,
  claims_per_s: claims,
  content_script_gzip_bytes: weights,
};
process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : table(figures, beside));
