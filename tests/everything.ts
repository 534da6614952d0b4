import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox } from './support/browser.ts';
import { browserPackages, missingOf } from './support/debian.ts';
import { hasPostgres } from './support/postgres.ts';
import { tally } from './support/tally.ts';

// The middle of `npm test`, started by run.mjs on the modern Node: every suite this machine can run.

const root = fileURLToPath(new URL('..', import.meta.url));
const isCi = process.env.CI === 'true';
const leftOut: string[] = [];
const reports: string[] = [];
let isBroken = false;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs some projects of the configuration and keeps their report. */
function run(name: string, projects: string[], more: string[] = []): void {
  const report = `test-results/${name}.json`;
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.config.ts'];
  const { status } = spawnSync(process.execPath, [...vitest, ...chosen, ...more, ...reporting], {
    cwd: root,
    stdio: 'inherit',
  });
  isBroken ||= status !== 0;
  reports.push(report);
}

/** A machine of our own gets its browsers; on a person's machine nothing is installed outside this folder. */
function lackOfBrowsers(): string {
  const lack = missingOf(browserPackages);
  if (lack === null) return '';
  if (isCi) spawnSync('.ci/packages', lack.packages, { cwd: root, stdio: 'inherit' });
  return lack.install;
}

rmSync(`${root}/test-results`, { recursive: true, force: true });

const suites = ['unit', 'unit-dom', 'architecture', 'server'];
if (await hasPostgres()) suites.push('server-postgres');
else leftOut.push(`the server on PostgreSQL: no build for ${process.platform} ${process.arch}`);
run('suites', suites);

const install = lackOfBrowsers();
if (findChromium() === null) leftOut.push(`every browser journey: no Chromium here; ${install}`);
else if (findFirefox() === null) {
  leftOut.push(`the journeys in Firefox: no Firefox here; ${install}`);
  run('journeys', ['journeys'], ['--exclude', '**/firefox*.journey.ts']);
} else run('journeys', ['journeys']);

// Collections of other people's mail lie beside the repository; whoever cloned it has none, and that is no lack.
const corpora =
  process.env.BATON_CORPORA ?? fileURLToPath(new URL('../../shared/corpora', import.meta.url));
const optional = existsSync(corpora) ? undefined : /[/\\](?:corpora|mail[/\\]fetch)\.test\.ts$/;
const paths = reports.map((path) => `${root}/${path}`);
const { passed, failed, skipped } = tally(paths, optional);
leftOut.push(...skipped.map((test) => `the test "${test}", which is switched off`));
for (const line of leftOut) say(`left out: ${line}`);
if (optional) say(`left out: the tests on collections of mail, none at ${corpora} (BATON_CORPORA)`);
say('not part of this: the journeys on a real mail server, npm run journeys:mail');
for (const failure of failed) say(`failed: ${failure}`);
say(`${passed} passed, ${failed.length} failed`);
process.exitCode = isBroken || failed.length > 0 || (isCi && leftOut.length > 0) ? 1 : 0;
