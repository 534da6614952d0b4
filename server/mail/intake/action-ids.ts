import { v5 as uuidFrom } from 'uuid';
import type { Place } from '#lib/domain/message.ts';

/** The namespace of ids that follow from where a mail lies. */
const NAMESPACE = 'd4c1f5e2-6b0a-4a53-9a3b-0c1f64c0f7a1';

/**
 * The same id for the same deed on the same mail, whoever does it: two watchers of one folder for a moment, or one that
 * died after the commit and begins anew, do no harm.
 */
export function idAt<T extends string>(place: Place, what: string): T {
  const { account, folder, uidValidity, uid } = place;
  return uuidFrom(JSON.stringify([account, folder, uidValidity, uid, what]), NAMESPACE) as T;
}
