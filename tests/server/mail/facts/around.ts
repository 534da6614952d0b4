import type { Profile } from '#lib/domain/profile.ts';
import { ownSideOf } from '#server/mail/facts/own-side.ts';
import { customerOf, whatIs, type Around } from '#server/mail/facts/what-is.ts';
import { letter, read } from './letter.ts';

/** A team with one mailbox, one member, no profile, and a provider that signs as mx.acme.test. */
export const around: Around = {
  own: ownSideOf(['info@acme.test', 'linda@acme.test']),
  mailboxAddresses: ['info@acme.test'],
  authservId: 'mx.acme.test',
  profiles: [],
};

/** What a letter is to that team. */
export async function natureOf(
  over: Record<string, string | null>,
  body?: string,
  more: Partial<Around> = {},
) {
  return whatIs(await read(letter(over, body)), { ...around, ...more });
}

/** The customer a letter makes, and its channel. */
export async function customerIn(
  over: Record<string, string | null>,
  body?: string,
  more: Partial<Around> = {},
) {
  const nature = await natureOf(over, body, more);
  if (!nature.who) return null;
  return { channel: nature.channel.channel, customer: customerOf(nature.who, nature) };
}

export function aProfile(over: Partial<Profile>): Profile {
  return {
    id: '0192b3c0-0000-7000-8000-000000000001' as Profile['id'],
    name: 'Bazaar',
    channel: 'platform',
    active: true,
    match: { fromDomain: 'bazaar.example', dkimDomain: null, subjectContains: null },
    labels: {},
    buyerAddress: 'relay',
    mayAcknowledge: false,
    seq: 1,
    ...over,
  };
}
