import * as z from 'zod/mini';
import { InquiryId, MemberId } from '#lib/domain/ids.ts';
import { Instant } from '#lib/domain/instant.ts';
import { Route, RuleRef } from '#lib/domain/routing.ts';
import { Condition, Rule } from '#lib/domain/rule.ts';

/** POST /api/rules/try: a rule, saved or not, on the latest inquiries. Managers only; nothing is done by it. */
export const TryRuleRequest = z.object({ rule: z.omit(Rule, { seq: true }) });
export type TryRuleRequest = z.infer<typeof TryRuleRequest>;

/** One inquiry that the rule would have matched, or perhaps. */
export const TriedInquiry = z.object({
  inquiryId: InquiryId,
  subject: z.string(),
  /** Who wrote: the company, else the person. */
  customer: z.string(),
  receivedAt: Instant,
  /** Why, one for each condition in its order. `isUnknown`: the word may have stood where the body is no longer kept. */
  reasons: z.array(
    z.object({
      condition: Condition,
      where: z.nullable(z.enum(['subject', 'body'])),
      met: z.nullable(z.string()),
      isUnknown: z.boolean(),
    }),
  ),
  /** What this rule by itself would have done. */
  would: Route,
  /** Who would have been given it, going by who is here now; `null`: nobody. */
  assigneeId: z.nullable(MemberId),
  /** An earlier rule that matches too and stops, so that this one would not have been asked. */
  behind: z.nullable(RuleRef),
});
export type TriedInquiry = z.infer<typeof TriedInquiry>;

/** Newest first. Of a mail only the beginning of the body is kept, so what stands further on cannot be tried. */
export const TryRuleResponse = z.object({
  /** How many inquiries it was tried on. */
  tried: z.int(),
  /** Of how many of them only the beginning of the body was there to be tried. */
  cut: z.int(),
  matched: z.array(TriedInquiry),
});
export type TryRuleResponse = z.infer<typeof TryRuleResponse>;
