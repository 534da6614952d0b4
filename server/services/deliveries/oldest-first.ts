import { asc, sql, type SQL } from 'drizzle-orm';
import { messages } from '#server/database/schema/message.ts';

/** Mails in the order they came. Mail servers count whole seconds; within one the UID says which came first. */
export const oldestFirst: SQL[] = [
  asc(messages.receivedAt),
  sql`(${messages.places} -> 0 ->> 'uid')::bigint`,
];
