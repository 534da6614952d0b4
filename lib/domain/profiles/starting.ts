import type { Profile } from '../profile.ts';

/** A profile before it has an id. */
export type StartingProfile = Omit<Profile, 'id' | 'seq'>;

/**
 * The profiles that could be written from their makers' documentation; any other is learned from the team's own sample.
 * They wait for a manager: a form writes from the company's own domain, which only they can say, and a platform may
 * have changed its notices since.
 */
export const startingProfiles: readonly StartingProfile[] = [
  {
    // contactform7.com/default-form-template: From "wordpress@<site>", Reply-To the visitor.
    name: 'Contact Form 7',
    channel: 'form',
    active: false,
    match: { fromDomain: null, dkimDomain: null, subjectContains: null },
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
