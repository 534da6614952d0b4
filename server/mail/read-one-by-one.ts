import { codeOf } from '#server/services/accounts/trouble.ts';
import type { Surroundings } from '#server/services/intake/surroundings.ts';
import { assemble } from './facts/assemble.ts';
import { prepareApart, type Prepared } from './intake/prepare.ts';
import type { ReadApart } from './intake/read-apart.ts';
import type { Seen } from './intake/seen.ts';
import type { Reader } from './reader.ts';

/**
 * Reads the mails of a page that broke the thread, each by itself: one that breaks it again by its header alone, and
 * one that breaks it even so is left out, for here, where the server itself would hang, it is not to be read at all.
 * @returns By UID. `null` where it is the thread that fails, or nobody waits any more: then no mail is to blame.
 */
export async function readOneByOne(
  { deps, followed, signal }: Pick<Reader, 'deps' | 'followed' | 'signal'>,
  apart: ReadApart,
  mails: readonly Seen[],
  around: Surroundings,
): Promise<Map<number, Prepared> | null> {
  const { account, role } = followed;
  const read = new Map<number, Prepared>();
  for (const seen of mails) {
    const uid = seen.place?.uid ?? 0;
    const about = { account: account.id, role, uid };
    for (const way of [seen, headerOf(seen)]) {
      if (signal.aborted) return null;
      try {
        const [prepared] = await prepareApart(deps, apart, [way], around);
        if (prepared) read.set(uid, prepared);
        break;
      } catch (error) {
        deps.log.warn({ ...about, code: codeOf(error) }, 'a mail broke the reading thread');
      }
    }
    if (read.has(uid)) continue;
    if (!(await isWell(apart, around))) return null;
    deps.log.error(about, 'a mail could not be read, passed over');
  }
  return read;
}

/** Who wrote, to whom and about what; its words are lost, the customer is not. */
function headerOf(seen: Seen): Seen {
  const { header, attachments } = seen.raw;
  return { ...seen, raw: { ...assemble(header, undefined, null), attachments } };
}

async function isWell(apart: ReadApart, around: Surroundings): Promise<boolean> {
  return apart.read([], around).then(
    () => true,
    () => false,
  );
}
