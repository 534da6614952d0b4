import type { Words } from './words.ts';

type ConnectProblem = 'no-server' | 'not-baton' | 'too-old' | 'offline';

/** Why a server gave no code to connect with. `host` names it, as `baton.example.com`. */
export function connectProblem(problem: ConnectProblem, host: string, words: Words): string {
  switch (problem) {
    case 'no-server':
      return words.connect.address(host);
    case 'not-baton':
      return words.connect.notBaton(host);
    case 'too-old':
      return words.refusal['too-old']().lead;
    case 'offline':
      return words.connect.offline;
  }
}
