import { chown, mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isRoot } from '../unprivileged.ts';

/** Dovecot's sockets lie below the folder, and the address of a unix socket ends at 108 bytes. */
const longest = 60;

/** Makes an empty temporary folder whose path is short enough for unix sockets. */
export function shortTemporaryFolder(): Promise<string> {
  const usual = join(tmpdir(), 'baton-mail-');
  return mkdtemp(usual.length <= longest ? usual : '/tmp/baton-mail-');
}

interface Content {
  /** Texts by their path in the folder. */
  files: Record<string, string>;
  folders: string[];
  /** Files of the machine that also appear in one folder of ours. */
  links: { to: readonly string[]; in: string };
}

/** Writes it all and gives everything to the account the daemons run as. */
export async function fillFolder(
  root: string,
  { files, folders, links }: Content,
  { uid, gid }: { uid: number; gid: number },
): Promise<void> {
  const needed = [...folders, links.in, ...Object.keys(files).map((path) => dirname(path))];
  for (const name of needed) await mkdir(join(root, name), { recursive: true });
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
  for (const target of links.to) await symlink(target, join(root, links.in, basename(target)));
  if (!isRoot) return;
  await chown(root, uid, gid);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chown(join(entry.parentPath, entry.name), uid, gid);
  }
}
