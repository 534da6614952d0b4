// `npm start`: the practice desk for a newcomer. `npm start -- --production`: the server alone.
import { buildExtension, installMissing, runModern, say } from './prepare.mjs';

const args = process.argv.slice(2);
const production = args.includes('--production');

installMissing();
if (!production) {
  say('Building the extension, unless it is up to date …');
  buildExtension();
}
const server = runModern([production ? 'server/main.ts' : 'server/practice/start.ts', ...args]);
// The terminal sends Ctrl+C to both of us; anybody else may signal us alone. The server says when it has stopped.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => signal !== 'SIGINT' && server.kill(signal));
}
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
