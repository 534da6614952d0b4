import * as z from 'zod/mini';
import { Instant } from './instant.ts';
import { TimeOfDay } from './time-of-day.ts';

/** Why no acknowledgement goes out. Words: `lib/words`, by code; `signal` ones carry the header that said so. */
export const WithheldReason = z.enum([
  'off',
  'automatic',
  'suppressed',
  'list',
  'no-reply',
  'no-sender',
  'own-side',
  'platform',
  'form',
  'not-addressed',
  'junk',
  'in-thread',
  'recently',
  'sender-cap',
  'domain-cap',
  'overall-cap',
  'bounced-before',
  'too-old',
  'own-message',
  'rule',
  'by-hand',
  'no-account',
  'template',
]);
export type WithheldReason = z.infer<typeof WithheldReason>;

/** Whether a first answer may go out, and to whom; or why not, with the evidence ("List-Id"). */
export const MayAcknowledge = z.discriminatedUnion('may', [
  z.object({ may: z.literal(true), to: z.string().check(z.maxLength(320)) }),
  z.object({
    may: z.literal(false),
    reason: WithheldReason,
    evidence: z.nullable(z.string().check(z.maxLength(200))),
  }),
]);
export type MayAcknowledge = z.infer<typeof MayAcknowledge>;

/**
 * How the first automatic answer stands. `unsure`: the server died or the line broke while it was on its way, and it is
 * never sent again by itself. `waiting`: it goes out when quiet hours end.
 */
export const AcknowledgementState = z.enum([
  'waiting',
  'planned',
  'sending',
  'sent',
  'unsure',
  'failed',
  'withheld',
  'bounced',
]);
export type AcknowledgementState = z.infer<typeof AcknowledgementState>;

/** The first automatic answer to an inquiry, or why there is none. It never stops a deadline. */
export const Acknowledgement = z.object({
  state: AcknowledgementState,
  at: Instant,
  /** BCP 47, once it is written. */
  language: z.nullable(z.string()),
  /** Where it is withheld or failed. */
  reason: z.nullable(WithheldReason),
  evidence: z.nullable(z.string()),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** How a mailbox acknowledges. */
export const AcknowledgementSettings = z.object({
  isOn: z.boolean(),
  /** `null`: the team's first template for it. */
  templateId: z.nullable(z.uuid()),
  /** At most one to a correspondent in so many days (RFC 3834 §2 advises seven). */
  everyDays: z.int().check(z.gte(1), z.lte(60)),
  /** A mail that is older when it is seen is opened and not acknowledged. */
  notAfterHours: z.int().check(z.gte(1), z.lte(168)),
  /** Nothing goes out between these times of day; it waits for their end. */
  quiet: z.nullable(
    z.object({
      from: TimeOfDay,
      to: TimeOfDay,
      timeZone: z.string().check(z.minLength(1), z.maxLength(60)),
    }),
  ),
});
export type AcknowledgementSettings = z.infer<typeof AcknowledgementSettings>;

export const usualAcknowledgement: AcknowledgementSettings = {
  isOn: true,
  templateId: null,
  everyDays: 7,
  notAfterHours: 12,
  quiet: null,
};
