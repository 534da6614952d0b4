import type { Profile } from '#lib/domain/profile.ts';

/** A profile without the ids a team gives it. */
export type ProfileDraft = Omit<Profile, 'id' | 'seq'>;

/**
 * The profiles that can be written from their makers' documentation; any other is learned from the team's own sample.
 * Both are inactive until a manager looks at them.
 * @param ownDomain The domain of the team's own site, from which its forms write.
 */
export function shippedProfiles(ownDomain: string): ProfileDraft[] {
  return [
    {
      // contactform7.com/default-form-template: From "wordpress@<site>", Reply-To the visitor.
      name: 'Contact Form 7',
      channel: 'form',
      active: false,
      match: { fromDomain: ownDomain, dkimDomain: null, subjectContains: null },
      labels: {
        name: ['From'],
        address: ['From'],
        subject: ['Subject'],
        message: ['Message Body'],
      },
      buyerAddress: 'shown',
      mayAcknowledge: false,
    },
    {
      // sourcingsupport.hktdc.com 360063508293: answers to the sender are passed on; only the buyer's domain is shown.
      name: 'HKTDC Sourcing',
      channel: 'platform',
      active: false,
      match: { fromDomain: 'sourcing.hktdc.org', dkimDomain: null, subjectContains: null },
      labels: {
        name: ['Buyer Name', 'Name', 'Contact Person'],
        company: ['Company', 'Company Name'],
        country: ['Country', 'Country/Region'],
        product: ['Product', 'Product Name'],
        message: ['Message', 'Enquiry', 'Enquiry Message'],
      },
      buyerAddress: 'relay',
      mayAcknowledge: false,
    },
  ];
}
