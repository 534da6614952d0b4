import * as z from 'zod/mini';
import { CustomerId, MemberId } from './ids.ts';
import { Instant } from './instant.ts';

const short = z.string().check(z.maxLength(200));

/** Who wrote. Facts are as far as the mail shows them; `null` says that nothing is known. */
export const Customer = z.object({
  id: CustomerId,
  name: short,
  addresses: z.array(z.string().check(z.maxLength(320))).check(z.maxLength(50)),
  company: z.nullable(short),
  /** ISO 3166-1, two capital letters. */
  country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
  /** What showed the country: a form's field, a phone number, an address, a domain. */
  countryEvidence: z.nullable(short),
  /** E.164. */
  phone: z.nullable(z.string().check(z.maxLength(20))),
  website: z.nullable(short),
  /** IANA zone, for "their time now". */
  timeZone: z.nullable(short),
  /** BCP 47, such as `es` or `zh`. */
  language: z.nullable(z.string().check(z.maxLength(35))),
  /** The rep who looks after them. */
  ownerId: z.nullable(MemberId),
  firstSeenAt: Instant,
  seq: z.int(),
});
export type Customer = z.infer<typeof Customer>;

/** Of somebody who has only a name and an address so far. */
export const nothingKnown = {
  company: null,
  country: null,
  countryEvidence: null,
  phone: null,
  website: null,
  timeZone: null,
  language: null,
} as const satisfies Partial<Customer>;
