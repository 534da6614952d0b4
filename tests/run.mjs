// `npm test`: installs what is missing in this folder, then runs everything that can run on this machine.
import { installMissing, runModern, say } from '../server/prepare.mjs';

const args = process.argv.slice(2);
if (args.length > 0) {
  say(
    'npm test runs everything that can run on this machine, for many minutes, and takes no arguments.',
  );
  say(
    'A part of it: npm run check, unit, server or journeys, such as npm run unit -- tests/lib/domain',
  );
  const isAsked = args.every((arg) => arg === '--help' || arg === '-h');
  process.exit(isAsked ? 0 : 1);
}
installMissing();
runModern(['tests/everything.ts']).on('exit', (code) => process.exit(code ?? 1));
