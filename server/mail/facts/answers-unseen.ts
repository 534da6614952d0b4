import type { MessageFacts } from '#lib/domain/message.ts';
import { domainOf, isFreeMail, organisationDomain } from './free-mail.ts';

type Known = Pick<MessageFacts, 'rfcMessageId' | 'direction'>;

/**
 * Whether a customer's mail answers one that nobody of us has seen: behind the last id we know its References hold
 * another, which their own program did not make. Then somebody has written to them, though not who.
 * @param senders Every address the mail is from.
 * @param known The mails of the team that it may point to.
 */
export function answersUnseen(
  mail: Pick<MessageFacts, 'inReplyTo' | 'references' | 'rfcMessageId'>,
  senders: readonly string[],
  known: readonly Known[],
): boolean {
  const { inReplyTo, references } = mail;
  const isAtEnd = inReplyTo === null || references.includes(inReplyTo);
  const chain = isAtEnd ? references : [...references, inReplyTo];
  const ids = new Set(known.map(({ rfcMessageId }) => rfcMessageId));
  const last = chain.findLastIndex((id) => ids.has(id));
  if (last < 0) return false;
  const theirs = new Set(
    [
      ...senders.filter((address) => !isFreeMail(address)),
      ...(mail.rfcMessageId ? [mail.rfcMessageId] : []),
      ...known.flatMap(({ rfcMessageId, direction }) =>
        rfcMessageId && direction === 'in' ? [rfcMessageId] : [],
      ),
    ].map(hostOf),
  );
  return chain.slice(last + 1).some((id) => !theirs.has(hostOf(id)));
}

/** Which organisation made an id, or owns an address: mail.gmail.com of `<x@mail.gmail.com>` is one of gmail.com's. */
function hostOf(id: string): string {
  const bare = id.replace(/[<>]/g, '');
  return organisationDomain(bare) ?? domainOf(bare);
}
