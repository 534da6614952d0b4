// What `npm start` and `npm test` need before anything else can run. Plain JavaScript without a dependency, because
// it runs on the machine's own Node (20 or newer) in a folder where nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (...parts) => join(root, ...parts);

/** Brings node_modules in step with package-lock.json by `npm ci`; does nothing where it already is. */
export function installMissing() {
  if (isInstalled()) return;
  say('Installing what package-lock.json names (npm ci); a minute or two …');
  // npm tells its children where it lies; without it we are started by hand and take the one in the path.
  const npm = process.env.npm_execpath;
  // Quiet below errors: npm would warn of each package that asks for the newer Node, which comes with them.
  const command = [...(npm ? [process.execPath, npm] : ['npm']), 'ci', '--loglevel=error'];
  const { status } = spawnSync(command[0], command.slice(1), {
    cwd: root,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  });
  if (status !== 0) stopWith('npm ci failed; its message stands above.');
}

/** npm writes its own record into node_modules when an installation is complete, not before. */
function isInstalled() {
  const record = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const read = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
  const installed = read(record);
  return Object.entries(read(inRoot('package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const there = installed[path];
    // Optional packages are for other machines than this one, unless they are here.
    return there ? there.version === wanted.version : Boolean(wanted.optional);
  });
}

/** The Node that runs our TypeScript: the one the lockfile brings, or this one where it is new enough. */
export function modernNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = inRoot('node_modules', 'node', 'bin', name);
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return stopWith(
    `Node ${process.versions.node} is too old for the rest, and the newer one that package-lock.json brings was not\n` +
      'unpacked, because install scripts are switched off. Allow the script of the package "node", or install Node 24.',
  );
}

/** Runs a program of ours on the modern Node, which its own children then find first in their path. */
export function runModern(args, options = {}) {
  const bin = inRoot('node_modules', '.bin');
  const env = { ...process.env, ...options.env };
  env.PATH = [bin, env.PATH].join(delimiter);
  return spawn(modernNode(), args, { cwd: root, stdio: 'inherit', ...options, env });
}

/**
 * Builds the extension with standing permission for loopback, unless the last build is newer than every source.
 * @param {'chrome' | 'firefox'} browser
 * @returns {string} the folder of the unpacked extension
 */
export function buildExtension(browser = 'chrome') {
  const folder = inRoot('.output', `${browser}-mv3-loopback`);
  const built = newest(join(folder, 'manifest.json'));
  const sources = [
    'entrypoints',
    'components',
    'lib',
    'public',
    'wxt.config.ts',
    'package-lock.json',
  ];
  if (built > Math.max(...sources.map((path) => newest(inRoot(path))))) return folder;
  const wxt = inRoot('node_modules', 'wxt', 'bin', 'wxt.mjs');
  const args = [wxt, 'build', '--mode', 'loopback', '-b', browser, '--mv3'];
  const { status, stdout, stderr } = spawnSync(modernNode(), args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the extension could not be built:\n${stdout}${stderr}`);
  return folder;
}

/** The latest change below a path in milliseconds, folders counted because a deleted file changes only those; 0 if absent. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** One line to the person at the terminal. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

function stopWith(message) {
  say(message);
  process.exit(1);
}
