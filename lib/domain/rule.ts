import * as z from 'zod/mini';
import { MemberId, RuleId, TemplateId } from './ids.ts';
import { Channel } from './channel.ts';
import { AssignTo, Hours, Priority } from './routing.ts';
import { TimeOfDay } from './time-of-day.ts';

const words = z
  .array(z.string().check(z.minLength(1), z.maxLength(80)))
  .check(z.minLength(1), z.maxLength(50));
const not = { not: z.boolean() };

/** Parts of the world as exporters divide it (`regions.ts`). */
export const Region = z.enum([
  'europe',
  'north-america',
  'latin-america',
  'middle-east',
  'africa',
  'south-asia',
  'southeast-asia',
  'east-asia',
  'central-asia',
  'oceania',
]);
export type Region = z.infer<typeof Region>;

/** One thing a rule looks for. Any entry of a list will do; `not` turns it round. */
export const Condition = z.discriminatedUnion('kind', [
  /** The mailbox, or one of its aliases, by address. */
  z.object({ kind: z.literal('mailbox'), ...not, any: words }),
  /** Words or phrases, in any script, whole words where the script has spaces. */
  z.object({
    kind: z.literal('words'),
    ...not,
    where: z.enum(['subject', 'body', 'anywhere']),
    any: words,
  }),
  /** BCP 47. */
  z.object({ kind: z.literal('language'), ...not, any: words }),
  /** ISO 3166-1. */
  z.object({ kind: z.literal('country'), ...not, any: words }),
  z.object({ kind: z.literal('region'), ...not, any: z.array(Region).check(z.minLength(1)) }),
  z.object({ kind: z.literal('channel'), ...not, any: z.array(Channel).check(z.minLength(1)) }),
  z.object({ kind: z.literal('product'), ...not, any: words }),
  /** The customer's owner is one of these; empty: they have one at all. */
  z.object({ kind: z.literal('owner'), ...not, any: z.array(MemberId).check(z.maxLength(50)) }),
  /** The customer wrote for the first time. */
  z.object({ kind: z.literal('new-customer'), ...not }),
  z.object({ kind: z.literal('attachment'), ...not }),
  /** It came between these times of day, on these days (0 is Sunday; empty: every day). May cross midnight. */
  z.object({
    kind: z.literal('hour'),
    ...not,
    from: TimeOfDay,
    to: TimeOfDay,
    timeZone: z.string().check(z.maxLength(60)),
    days: z.array(z.int().check(z.gte(0), z.lte(6))).check(z.maxLength(7)),
  }),
]);
export type Condition = z.infer<typeof Condition>;

/** What a rule does. */
export const Effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), to: AssignTo }),
  z.object({
    kind: z.literal('tag'),
    tags: z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(20)),
  }),
  z.object({ kind: z.literal('priority'), priority: Priority, hours: z.nullable(Hours) }),
  /** Empty: every manager. */
  z.object({ kind: z.literal('notify'), memberIds: z.array(MemberId).check(z.maxLength(50)) }),
  /** Hands off to the assignee's own mailbox at once. */
  z.object({ kind: z.literal('hand-off'), templateId: z.nullable(TemplateId) }),
  z.object({ kind: z.literal('suggest-template'), templateId: TemplateId }),
  z.object({ kind: z.literal('dismiss') }),
]);
export type Effect = z.infer<typeof Effect>;

/** When a new inquiry looks like this, do that. All conditions must hold; none at all holds always. */
export const Rule = z.object({
  id: RuleId,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Rules are tried in this order; equal ones by id. */
  position: z.int().check(z.gte(0), z.lte(100_000)),
  active: z.boolean(),
  conditions: z.array(Condition).check(z.maxLength(20)),
  effects: z.array(Effect).check(z.minLength(1), z.maxLength(10)),
  /** Whether the rules behind it are tried too where it matched. */
  goesOn: z.boolean(),
  seq: z.int(),
});
export type Rule = z.infer<typeof Rule>;
