import * as z from 'zod/mini';
import { MemberId, RuleId, TemplateId } from './ids.ts';

export const Priority = z.enum(['normal', 'high']);
export type Priority = z.infer<typeof Priority>;

const hours = z.int().check(z.gte(1), z.lte(24 * 30));

/** Hours until somebody must have looked, and until somebody must have answered. */
export const Hours = z.object({ viewHours: hours, replyHours: hours });
export type Hours = z.infer<typeof Hours>;

/** A rule as the timeline names it: its name as it was then. */
export const RuleRef = z.object({ id: RuleId, name: z.string() });
export type RuleRef = z.infer<typeof RuleRef>;

/** To whom a rule gives an inquiry. Among several the one whose turn it is, or who holds least; never an absent one. */
export const AssignTo = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: MemberId }),
  z.object({ kind: z.literal('owner') }),
  z.object({ kind: z.literal('duty') }),
  z.object({
    kind: z.literal('round-robin'),
    memberIds: z.array(MemberId).check(z.minLength(1), z.maxLength(50)),
  }),
  z.object({
    kind: z.literal('least-loaded'),
    memberIds: z.array(MemberId).check(z.minLength(1), z.maxLength(50)),
  }),
]);
export type AssignTo = z.infer<typeof AssignTo>;

/** What the team's rules say about a new inquiry: `open` applies it, but for giving it away, which a job does. */
export const Route = z.object({
  /** Those that matched, in order. */
  rules: z.array(RuleRef).check(z.maxLength(100)),
  tags: z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(20)),
  priority: Priority,
  hours: z.nullable(Hours),
  notify: z.array(MemberId).check(z.maxLength(50)),
  templateId: z.nullable(TemplateId),
  assign: z.nullable(z.object({ rule: RuleRef, to: AssignTo })),
  handOff: z.nullable(z.object({ rule: RuleRef, templateId: z.nullable(TemplateId) })),
  /** Not an inquiry: it is closed as such at once. */
  dismiss: z.nullable(RuleRef),
});
export type Route = z.infer<typeof Route>;

export const noRoute: Route = {
  rules: [],
  tags: [],
  priority: 'normal',
  hours: null,
  notify: [],
  templateId: null,
  assign: null,
  handOff: null,
  dismiss: null,
};

/** What stays with an inquiry of the rules it met. */
export const Routing = z.pick(Route, { rules: true, notify: true, templateId: true });
export type Routing = z.infer<typeof Routing>;
