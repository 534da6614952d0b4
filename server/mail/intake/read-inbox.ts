import type { Conversation } from '#server/services/intake/conversations.ts';
import { answersUnseen } from '../facts/answers-unseen.ts';
import { isOurs } from '../facts/own-side.ts';
import { threadOf, type Threaded } from '../facts/thread.ts';
import { forgeryWarnings } from './forgery-warnings.ts';
import { newInquiry } from './new-inquiry.ts';
import { pointersOf } from './pointers.ts';
import { readBounce } from './read-bounce.ts';
import { readCopy } from './read-copy.ts';
import { ignored, located, waiting, type Read, type Reading } from './reading.ts';

/** What a mail in an inbox means: a new inquiry, a customer's next mail, one we know, or nothing. */
export async function readInbox(reading: Reading): Promise<Read> {
  const { seen, known, nature, facts } = reading;
  const copy = seen.of.kind === 'mailbox' ? await readCopy(reading) : null;
  if (copy) return copy;
  if (known) return located(reading, known);
  if (nature.bounce) return readBounce(reading, nature.bounce);
  const [signal] = nature.signals;
  if (signal) return ignored(signal);
  const senders = sendersOf(reading);
  const found = await reading.look.conversations(pointersOf(reading));
  if (seen.of.kind === 'member') return readOwnInbox(reading, senders, found, seen.of.memberId);

  const { who } = nature;
  if (!who) return ignored('internal');
  const thread = threadOf(facts, senders, found.map(waiting), reading.own);
  if (thread.kind === 'follow-up') return wrote(reading, thread, senders, found);
  if (seen.notBefore && facts.receivedAt < seen.notBefore) return ignored('before');
  const action = newInquiry(reading, seen.of.mailboxId, who, thread, found);
  return { kind: 'action', thread, action };
}

/** Whom a mail is from: the sender, or whom a form, a platform or a group wrote for. */
function sendersOf({ facts, nature, own }: Reading): string[] {
  const { from } = facts;
  const { who } = nature;
  const named = [...(who?.addresses ?? []), ...(who?.relay ? [who.relay] : [])];
  return from && !who?.form && !isOurs(from.address, own) ? [from.address] : named;
}

/** A member's own account is theirs: only what goes on with an inquiry handed off to them is looked at. */
function readOwnInbox(
  reading: Reading,
  senders: string[],
  found: Conversation[],
  memberId: string,
): Read {
  const { facts, own } = reading;
  if (senders.every((address) => isOurs(address, own))) return ignored('internal');
  const theirs = found.filter(({ inquiry }) => inquiry.handoff?.memberId === memberId);
  const thread = threadOf(facts, senders, theirs.map(waiting), own);
  return thread.kind === 'follow-up'
    ? wrote(reading, thread, senders, found)
    : ignored('unrelated');
}

/**
 * A customer's next mail. Whom a form or Reply-To names nobody has proved, though an id fits: only a platform that the
 * team knows is believed.
 */
function wrote(
  { idOf, now, facts, nature }: Reading,
  thread: Extract<Threaded, { kind: 'follow-up' }>,
  senders: readonly string[],
  found: readonly Conversation[],
): Read {
  const { inquiryId } = thread;
  const form = nature.profile ? null : (nature.who?.form ?? null);
  const doubt = form ?? (thread.certainty === 'certain' ? null : thread.evidence);
  return {
    kind: 'action',
    thread,
    action: {
      id: idOf('customer-wrote'),
      at: now,
      type: 'customer-wrote',
      inquiryId,
      message: facts,
      answersUnseen: answersUnseen(
        facts,
        senders,
        found.flatMap(({ messages }) => messages),
      ),
      warnings: [
        ...(doubt === null
          ? []
          : [{ kind: 'probably-same' as const, evidence: doubt.slice(0, 300) }]),
        ...forgeryWarnings(nature.authentication),
      ],
    },
  };
}
