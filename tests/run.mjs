// `npm test`: installs what is missing in this folder, then runs everything that can run on this machine.
import { installMissing, runModern } from '../server/prepare.mjs';

installMissing();
runModern(['tests/everything.ts']).on('exit', (code) => process.exit(code ?? 1));
