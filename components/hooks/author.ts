import { v7 as newId } from 'uuid';
import type { Replica } from '#lib/replica/database.ts';
import type { Author } from '#lib/replica/perform.ts';
import { followServerClock } from '#lib/replica/server-clock.ts';
import { tellNow } from './now.ts';

/** Who acts in this page of ours, as long as it lives: by the server's clock, once what is known of it has been read. */
export async function authorOf(replica: Replica): Promise<Author> {
  const forever = new AbortController().signal;
  const clock = followServerClock(replica, () => new Date(), forever, tellNow);
  await clock.ready;
  return { newId, now: clock.now };
}
