import type { InquiryId } from '#lib/domain/ids.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import type { ResolveResponse } from '#lib/protocol/api.ts';
import type { Replica } from '#lib/replica/database.ts';
import { inquiryBySighting, type Sighted } from '#lib/replica/queries/sighting.ts';
import { forgetRecognised, rememberRecognised } from '#lib/replica/recognised.ts';

/** Where a mail is recognised: in this browser, else by asking the server, which may be out of reach (`null`). */
export interface Recognising {
  replica: Replica;
  resolve(sighting: Sighting): Promise<ResolveResponse | null>;
}

/**
 * Which inquiry the mail on screen belongs to, as far as this browser knows. What a webmail's own id was is remembered
 * for its rows and for its address, and forgotten when the page shows something else under it.
 */
export async function recogniseHere(replica: Replica, sighting: Sighting): Promise<Sighted> {
  const known = await inquiryBySighting(replica, sighting);
  const { webmailId } = sighting;
  if (!webmailId) return known;
  if (known.kind === 'inquiry') {
    const { inquiryId, messageId } = known;
    await rememberRecognised(replica, { webmailId, inquiryId, messageId });
  } else {
    await forgetRecognised(replica, webmailId);
  }
  return known;
}

/** One inquiry for certain, or none: among several that are alike nobody guesses. */
export async function inquiryOfSighting(
  sighting: Sighting,
  { replica, resolve }: Recognising,
): Promise<InquiryId | null> {
  const known = await recogniseHere(replica, sighting);
  if (known.kind === 'inquiry' || known.kind === 'tracking') return known.inquiryId;
  const found = known.kind === 'none' ? await resolve(sighting) : null;
  if (found?.kind !== 'inquiry') return null;
  const { inquiryId, messageId } = found;
  const { webmailId } = sighting;
  if (webmailId) await rememberRecognised(replica, { webmailId, inquiryId, messageId });
  return inquiryId;
}
