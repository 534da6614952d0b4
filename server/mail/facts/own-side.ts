import { foldAddress } from '#lib/domain/address.ts';
import { isFreeMail, organisationDomain } from './free-mail.ts';

/** Who counts as us: addresses of mailboxes and members, and the domains that are the company's own. */
export interface OwnSide {
  addresses: ReadonlySet<string>;
  domains: ReadonlySet<string>;
}

/** A company that uses a free provider owns its addresses there, never the provider's domain. */
export function ownSideOf(addresses: readonly string[]): OwnSide {
  const folded = addresses.map(foldAddress);
  const domains = folded.filter((address) => !isFreeMail(address)).map(organisationDomain);
  return {
    addresses: new Set(folded),
    domains: new Set(domains.filter((domain) => domain !== null)),
  };
}

/** With any plus part (RFC 5233): anna+list@gmail.com is Anna. */
export function isOurs(address: string, own: OwnSide): boolean {
  return (
    own.addresses.has(address) ||
    own.addresses.has(address.replace(/\+[^@]*@/, '@')) ||
    own.domains.has(organisationDomain(address) ?? '')
  );
}
