import type { Sighting } from '#lib/domain/sighting.ts';
import type { Sight } from '#lib/protocol/bridge.ts';
import { sightingOf } from '../shown.ts';
import { tellChanges } from '../tell-changes.ts';
import { answeredThread } from './draft.ts';
import type { Ground } from './ground.ts';
import { readThread } from './read.ts';
import { shown } from './shown-parts.ts';

/**
 * Tells what is in front of the person: the thread on screen, or the reply in a window of its own over a list, and
 * remembers each mail that is read.
 */
export function watchGmail(
  { document, anchors, open, read, account }: Ground,
  tell: (sight: Sight) => void,
  signal: AbortSignal,
): void {
  const say = tellChanges(tell, signal);
  let turn = 0;
  /** All recipients of the mails looked at, by message, where Gmail has told them; it is asked once for each. */
  const recipients = new Map<string, string[] | null>();

  const look = async (): Promise<void> => {
    const mine = (turn += 1);
    const isStale = (): boolean => signal.aborted || mine !== turn;
    const thread = open.thread();
    if (!thread) return say(replyInFront());
    // Two views at once: whose mail the person looks at is anybody's guess.
    if (shown(document, anchors.main).length > 1) return say({ kind: 'lost', missing: ['main'] });
    const found = await readThread(thread, account, signal);
    // The person may have gone on meanwhile.
    if (isStale()) return;
    // All collapsed: nothing is claimed, least of all what was shown before.
    if (!found) return say({ kind: 'nothing' });
    if ('missing' in found) return say({ kind: 'lost', missing: found.missing });
    const messageId = found.shown.gmail?.messageId ?? '';
    const all = recipients.get(messageId);
    const sighting = sightingOf({ ...found.shown, ...(all && { recipients: all }) });
    read.note(sighting);
    say(inFront(sighting));
    if (recipients.has(messageId)) return;
    recipients.set(messageId, null);
    recipients.set(messageId, await found.recipients());
    if (!signal.aborted) void look();
  };
  const inFront = (sighting: Sighting): Sight => {
    const isWriting = open
      .composes()
      .some((compose) => answeredThread(compose) === sighting.gmail?.threadId);
    return { kind: isWriting ? 'compose' : 'message', sighting };
  };
  const replyInFront = (): Sight => {
    const threadId = open.composes().map(answeredThread).findLast(Boolean);
    return threadId ? { kind: 'compose', sighting: read.last(threadId) } : { kind: 'nothing' };
  };
  say({ kind: 'nothing' });
  open.onChange(() => void look(), signal);
  void look();
}
