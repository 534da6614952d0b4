import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createGunzip, createGzip } from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import * as z from 'zod/mini';

/** First line of a backup. */
export const Header = z.object({
  baton: z.literal(1),
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** What opens the passwords in it, in base64; `null` where the operator keeps it in BATON_KEY. */
  key: z.nullable(z.string()),
});
export type Header = z.infer<typeof Header>;

/** A line of a backup after its first: a row, a job that waits, or the end with the number of lines before it. */
export const Line = z.union([
  z.object({ table: z.string(), json: z.string() }),
  z.object({
    job: z.string(),
    data: z.record(z.string(), z.unknown()),
    startAfter: z.iso.datetime(),
  }),
  z.object({ end: z.int() }),
]);
export type Line = z.infer<typeof Line>;

/**
 * Writes a backup, gzipped lines of JSON, readable by its owner alone. Under another name until it is whole, so that
 * a file with the right name is a good one.
 */
export async function writeBackup(
  path: string,
  header: Header,
  fill: (add: (line: Line) => Promise<void>) => Promise<void>,
): Promise<number> {
  const draft = `${path}.part`;
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(draft, { mode: 0o600 }));
  let lines = 0;
  const put = async (value: Header | Line): Promise<void> => {
    if (!gzip.write(`${JSON.stringify(value)}\n`))
      await Promise.race([once(gzip, 'drain'), written]);
  };
  try {
    await put(header);
    await fill(async (line) => {
      lines += 1;
      await put(line);
    });
    await put({ end: lines });
    gzip.end();
    await written;
    await rename(draft, path);
    return lines;
  } catch (error) {
    gzip.destroy();
    await written.catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}

/** Opens a backup. Throws where it is none of ours; `lines` throws where it is damaged or ends too early. */
export async function readBackup(
  path: string,
): Promise<{ header: Header; lines: AsyncGenerator<Exclude<Line, { end: number }>> }> {
  const all = textLines(path);
  const first = await all.next().catch(notOurs);
  const header = z.safeParse(Header, first?.value ? JSON.parse(first.value) : null);
  if (!header.success) throw new Error(`${path} is not a backup of this product`);
  return { header: header.data, lines: checkedLines(path, all) };
}

async function* checkedLines(path: string, all: AsyncIterable<string>) {
  let count = 0;
  for await (const text of all) {
    const line = z.parse(Line, JSON.parse(text));
    if ('end' in line) {
      if (line.end === count) return;
      break;
    }
    count += 1;
    yield line;
  }
  throw new Error(`${path} is damaged: it should go on after ${count} lines`);
}

async function* textLines(path: string): AsyncGenerator<string> {
  const plain = createGunzip();
  // An error of the file reaches whoever reads the plain text.
  pipeline(createReadStream(path), plain).catch((error: Error) => plain.destroy(error));
  let rest = '';
  for await (const chunk of plain.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** What is not even gzip is not ours; what cannot be opened is told as it is. */
function notOurs(error: NodeJS.ErrnoException): null {
  if (error.code?.startsWith('Z_')) return null;
  throw error;
}
