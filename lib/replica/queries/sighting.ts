import type { InquiryId, MessageId } from '#lib/domain/ids.ts';
import { foldAddress } from '#lib/domain/address.ts';
import { mailboxAddresses, type Mailbox } from '#lib/domain/mailbox.ts';
import type { Message } from '#lib/domain/message.ts';
import { recognise, type Recognition, type Sighting } from '#lib/domain/sighting.ts';
import type { Replica } from '../database.ts';
import { rememberedMessage } from '../recognised.ts';
import { spot } from '../record.ts';
import { reading } from './reading.ts';

/** `tracking`: this person opened it by hand, and the server has not answered yet. */
export type Sighted = Recognition | { kind: 'tracking'; inquiryId: InquiryId };

/** A page's ids and keys meet few messages; more than this is not one mail but a habit of a sender's. */
const enough = 50;

/** Which inquiry the mail on screen belongs to, as far as this browser knows; ask the worker to `resolve` a `none`. */
export function inquiryBySighting(replica: Replica, sighting: Sighting): Promise<Sighted> {
  return reading(replica, async () => {
    const remembered = await rememberedMessage(replica, sighting.webmailId);
    const known = recognise(sighting, await candidates(replica, sighting, remembered), remembered);
    if (known.kind !== 'none') return known;
    const opened = await replica.outbox.orderBy('order').toArray();
    const own = opened.flatMap(({ action }): Message[] =>
      action.type === 'open' ? [{ ...action.message, inquiryId: action.inquiryId, seq: 0 }] : [],
    );
    const mine = recognise(sighting, own);
    return mine.kind === 'inquiry' ? { kind: 'tracking', inquiryId: mine.inquiryId } : known;
  });
}

/** The watched mailbox this mail was sent to, or is shown in; `null`: none of ours. */
export function mailboxBySighting(replica: Replica, sighting: Sighting): Promise<Mailbox | null> {
  return reading(replica, async () => {
    const shown = [...sighting.recipients, sighting.account ?? ''].map(foldAddress);
    const mailboxes = (await replica.mailboxes.toArray()).map(({ row }) => row);
    const isShown = (mailbox: Mailbox) =>
      mailbox.active && mailboxAddresses(mailbox).some((address) => shown.includes(address));
    return mailboxes.find(isShown) ?? null;
  });
}

async function candidates(
  replica: Replica,
  sighting: Sighting,
  remembered: MessageId | null,
): Promise<Message[]> {
  const { messages } = replica;
  const { place, gmail, rfcMessageId, tiers } = sighting;
  const by = (index: string, key: string | null | undefined) =>
    key ? messages.where(index).equals(key).limit(enough).toArray() : Promise.resolve([]);
  const found = await Promise.all([
    by('index.spots', place && spot(place.folder, place.uid)),
    by('row.gmail.messageId', gmail?.messageId),
    by('row.gmail.threadId', gmail?.threadId),
    by('row.rfcMessageId', rfcMessageId),
    by('row.id', remembered),
    ...tiers.map(({ keys }) => messages.where('row.keys').anyOf(keys).limit(enough).toArray()),
  ]);
  return [...new Map(found.flat().map(({ row }) => [row.id, row])).values()];
}
