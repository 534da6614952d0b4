import * as z from 'zod/mini';
import { Channel } from './channel.ts';
import { ProfileId } from './ids.ts';

/** What a form or a platform's notice tells about the buyer. */
export const Field = z.enum([
  'name',
  'address',
  'company',
  'country',
  'phone',
  'website',
  'product',
  'quantity',
  'subject',
  'message',
]);
export type Field = z.infer<typeof Field>;

const label = z.string().check(z.minLength(1), z.maxLength(80));

/** How mails of one contact form or platform are read; learned from the team's own sample. */
export const Profile = z.object({
  id: ProfileId,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  channel: Channel,
  active: z.boolean(),
  /** All that are given must hold. */
  match: z.object({
    /** The domain of From. */
    fromDomain: z.nullable(z.string().check(z.maxLength(253))),
    /** The domain of a signature that the team's own provider found good (Authentication-Results). */
    dkimDomain: z.nullable(z.string().check(z.maxLength(253))),
    subjectContains: z.nullable(z.string().check(z.maxLength(200))),
  }),
  /** The labels before each value, as they stand in the mail. */
  labels: z.partialRecord(Field, z.array(label).check(z.maxLength(20))),
  /** `shown`: the buyer's own address is in the mail. `relay`: answers reach them through the platform. `hidden`: neither. */
  buyerAddress: z.enum(['shown', 'relay', 'hidden']),
  /** Whether the address in its labelled field may be sent an acknowledgement (RFC 3834 §4). */
  mayAcknowledge: z.boolean(),
  seq: z.int(),
});
export type Profile = z.infer<typeof Profile>;
