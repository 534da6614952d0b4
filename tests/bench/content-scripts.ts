import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '#tests/support/extension.ts';

export interface ContentScripts {
  webmail: number;
  outlook: number;
  /** InboxSDK is in it; `null` where this build has none. */
  gmail: number | null;
}

/** What each built content script weighs on the way to a browser, in bytes after gzip. */
export async function contentScripts(): Promise<ContentScripts> {
  const folder = join(builtExtension(), 'content-scripts');
  const weigh = async (name: string): Promise<number> =>
    gzipSync(await readFile(join(folder, name)), { level: 9 }).length;
  return {
    webmail: await weigh('webmail.js'),
    outlook: await weigh('outlook.js'),
    gmail: await weigh('gmail.js').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    }),
  };
}
