import type { TeamId } from '#lib/domain/ids.ts';
import type { Message } from '#lib/domain/message.ts';
import type { Deps } from '../deps.ts';
import { conversations, type Conversation, type Pointers } from './conversations.ts';
import { knownMessages, type Identity } from './known-messages.ts';
import { latestRepliesOf, type LatestReply } from './latest-replies.ts';

/** What is asked about each mail before it is said what it means. Whoever takes in a whole page answers from memory. */
export interface Lookups {
  /** As `knownMessages`. */
  known(identity: Identity): Promise<Message[]>;
  /** As `conversations`. */
  conversations(pointers: Pointers): Promise<Conversation[]>;
  /** As `latestReplies`: only who judges an answer asks, and few mails are one. */
  replies(): Promise<LatestReply[]>;
}

/** Answers from the database as it is when it is asked. */
export function lookupsIn(deps: Pick<Deps, 'database'>, teamId: TeamId): Lookups {
  return {
    known: (identity) => knownMessages(deps, teamId, identity),
    conversations: (pointers) => conversations(deps, teamId, pointers),
    replies: () => latestRepliesOf(deps.database, teamId),
  };
}
