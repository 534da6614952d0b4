import { browserPackages, missingOf } from './support/debian.ts';
import { mailPackages } from './support/mailstack/packages.ts';

// Prints Debian's packages that all tests together need and this machine lacks, for .ci/run.
const lack = missingOf({ ...browserPackages, ...mailPackages });
process.stdout.write(`${lack?.packages.join(' ') ?? ''}\n`);
