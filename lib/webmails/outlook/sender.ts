import type { Address } from '#lib/domain/address.ts';
import { lineOf } from '../line-of.ts';
import { addressesIn, onlyAddress, textsOf } from './address-in.ts';
import type { OutlookAnchors } from './anchors.ts';
import { outside, type MessagePart } from './message.ts';

/**
 * Who wrote a message. Outlook shows a name, and the address beside it or only in a title; the card that knows it for
 * certain opens by hovering and flashes on the screen, so it is never opened. Where two addresses are named, as by
 * somebody who calls himself by another's, none is believed and the name alone stands: ''.
 */
export function senderOf({ root, sender }: MessagePart, anchors: OutlookAnchors): Address | null {
  if (!sender) return null;
  const shown = lineOf(sender);
  const personas = outside(root, anchors.persona, anchors).filter((one) => !one.contains(sender));
  const near = [sender, ...personas].flatMap((one) => [
    one,
    ...outside(one, anchors.address, anchors),
  ]);
  const texts = near.flatMap(textsOf);
  const address = onlyAddress([shown, ...texts]);
  const name = nameIn(shown);
  if (name === '' && address === null) return null;
  return { name: name.toLowerCase() === address ? '' : name, address: address ?? '' };
}

/** `Grace Wanjiru<grace@kilimo.test>`, as a name. */
export function nameIn(shown: string): string {
  return shown.replace(/\s*<[^<>]*>$/, '').trim();
}

/** Everybody a message is addressed to whose address the page shows; of most it shows the name. */
export function recipientsOf({ root }: MessagePart, anchors: OutlookAnchors): string[] {
  return outside(root, anchors.recipients, anchors).flatMap((well) => [
    ...addressesIn(well.textContent ?? ''),
    ...[well, ...well.querySelectorAll(anchors.address)].flatMap((one) =>
      textsOf(one).flatMap(addressesIn),
    ),
  ]);
}
