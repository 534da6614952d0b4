import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';

export interface Unprivileged {
  user: string;
  group: string;
  uid: number;
  gid: number;
}

export const isRoot = process.getuid?.() === 0;

/** The account that daemons which refuse to be root run as: our own, or `nobody` when we are root. POSIX only. */
export function unprivileged(): Unprivileged {
  const { uid, gid } = userInfo();
  const who = isRoot ? ['nobody'] : [];
  const ask = (...flags: string[]): string =>
    execFileSync('id', [...flags, ...who], { encoding: 'utf8' }).trim();
  return {
    user: ask('-un'),
    group: ask('-gn'),
    uid: isRoot ? Number(ask('-u')) : uid,
    gid: isRoot ? Number(ask('-g')) : gid,
  };
}
