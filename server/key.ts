import { hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the key lies when the environment does not hold it. */
export function keyFile(dataFolder: string): string {
  return join(dataFolder, 'key');
}

/**
 * The server's key: 32 bytes that open every stored password. From the key file, which is made at the first start and
 * can be read by its owner alone. Throws where the file is not a key.
 */
export async function loadKey(dataFolder: string): Promise<Buffer> {
  const path = keyFile(dataFolder);
  const known = await readKey(path);
  if (known) {
    await chmod(path, 0o600);
    return known;
  }
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  // A link is made whole and never over another: of two first starts both end with the same key.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  const made = await readKey(path);
  if (!made) throw new Error(`${path} vanished while it was made`);
  return made;
}

async function readKey(path: string): Promise<Buffer | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) throw new Error(`${path} should hold 32 bytes in base64`);
  return key;
}

/** A key of its own for each use, so that one that leaks opens nothing else (HKDF, RFC 5869). */
export function keyFor(use: 'sign-in' | 'forms' | 'accounts', key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `baton ${use}`, 32));
}
