import * as z from 'zod/mini';
import { Change } from '#lib/domain/change.ts';
import { Customer } from '#lib/domain/customer.ts';
import { Entry } from '#lib/domain/entry.ts';
import { ActionId, InquiryId, MessageId } from '#lib/domain/ids.ts';
import { Inquiry } from '#lib/domain/inquiry.ts';
import { Member } from '#lib/domain/member.ts';
import { Message } from '#lib/domain/message.ts';
import { Note } from '#lib/domain/note.ts';
import { Field, Profile as MailProfile } from '#lib/domain/profile.ts';
import { Refusal } from '#lib/domain/refusal.ts';
import { Sighting } from '#lib/domain/sighting.ts';
import { Team } from '#lib/domain/team.ts';

/** POST /api/actions. Each action is parsed on its own, so that one bad one does not hold up the rest. */
export const ActionsRequest = z.object({
  actions: z.array(z.unknown()).check(z.minLength(1), z.maxLength(100)),
});
export type ActionsRequest = z.infer<typeof ActionsRequest>;

/** Where a request was wrong and what would be right. */
export const Problem = z.object({ field: z.string(), message: z.string() });
export type Problem = z.infer<typeof Problem>;

/** What became of one action. `seq` is `null` where nothing needed recording. */
export const Answer = z.discriminatedUnion('status', [
  z.object({ actionId: ActionId, status: z.literal('done'), seq: z.nullable(z.int()) }),
  z.object({ actionId: ActionId, status: z.literal('refused'), refusal: Refusal }),
  z.object({ actionId: z.nullable(z.string()), status: z.literal('invalid'), problem: Problem }),
  /** The server's fault, under a short code to read out: nothing was written, and it may be sent again later. */
  z.object({ actionId: ActionId, status: z.literal('failed'), ref: z.string() }),
]);
export type Answer = z.infer<typeof Answer>;

/** `seq`: how far the team's log is now. One answer per action, in order. */
export const ActionsResponse = z.object({ answers: z.array(Answer), seq: z.int() });
export type ActionsResponse = z.infer<typeof ActionsResponse>;

/** GET /api/changes. Without `after` a snapshot begins; `cursor` continues it. */
export const ChangesQuery = z.object({
  after: z.optional(z.pipe(z.coerce.number<string>(), z.int().check(z.gte(0)))),
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z.optional(z.pipe(z.coerce.number<string>(), z.int().check(z.gte(1), z.lte(2000)))),
});

/**
 * A page of changes. `seq`: what the device has after applying it. In a snapshot `seq` is that of its first page, and
 * holds only once `cursor` is null; `total` rows are estimated for a progress bar.
 */
export const ChangesResponse = z.object({
  kind: z.enum(['snapshot', 'changes']),
  seq: z.int(),
  changes: z.array(Change),
  cursor: z.nullable(z.string()),
  isLast: z.boolean(),
  total: z.nullable(z.int()),
});
export type ChangesResponse = z.infer<typeof ChangesResponse>;

/** POST /api/resolve. */
export const ResolveRequest = z.object({ sighting: Sighting });
export type ResolveRequest = z.infer<typeof ResolveRequest>;

/** The inquiry, or candidates to choose from, with the rows to show them by. */
export const ResolveResponse = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('inquiry'),
    inquiryId: InquiryId,
    messageId: MessageId,
    changes: z.array(Change),
  }),
  z.object({
    kind: z.literal('candidates'),
    inquiryIds: z.array(InquiryId),
    changes: z.array(Change),
  }),
  z.object({ kind: z.literal('none') }),
]);
export type ResolveResponse = z.infer<typeof ResolveResponse>;

/** GET /api/inquiries/:id/history: everything about one inquiry, oldest first. */
export const HistoryResponse = z.object({
  inquiry: Inquiry,
  customer: Customer,
  messages: z.array(Message),
  notes: z.array(Note),
  entries: z.array(Entry),
  /** Earlier and later inquiries of the same customer. */
  others: z.array(Inquiry),
  /** Inquiries that were put to this one; their own history goes on being asked by their ids. */
  merged: z.array(Inquiry),
});
export type HistoryResponse = z.infer<typeof HistoryResponse>;

/** GET /api/search?q=: by sender, company, subject. Newest first, at most 50. */
export const SearchQuery = z.object({ q: z.string().check(z.minLength(1), z.maxLength(200)) });
export const SearchResponse = z.object({
  inquiries: z.array(Inquiry),
  customers: z.array(Customer),
});
export type SearchResponse = z.infer<typeof SearchResponse>;

/** POST /api/profiles/learn: a mail of a form or platform, its whole source or only its text. Managers only. */
export const LearnRequest = z.object({
  sample: z.string().check(z.minLength(1), z.maxLength(512 * 1024)),
});
/** What a sample teaches. Nothing is saved by it, and the sample is not kept. */
export const LearnResponse = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('learned'),
    profile: z.omit(MailProfile, { id: true, seq: true }),
    /** What this profile reads of the sample. */
    preview: z.partialRecord(Field, z.string()),
    /** Labelled lines nobody knows the meaning of, for a person to say. */
    unknown: z.array(z.object({ label: z.string(), value: z.string() })),
    /** What the sample does not show and a person must fill in. */
    missing: z.array(z.literal('fromDomain')),
  }),
  z.object({ kind: z.literal('nothing-read') }),
]);
export type LearnResponse = z.infer<typeof LearnResponse>;

/** GET /api/me: who this token is. */
export const MeResponse = z.object({ team: Team, member: Member, serverTime: z.iso.datetime() });
export type MeResponse = z.infer<typeof MeResponse>;

/** GET /api/health, without a token. */
export const HealthResponse = z.object({
  ok: z.boolean(),
  product: z.literal('baton'),
  version: z.string(),
  protocol: z.int(),
  /** How many mailboxes are read, and how many of them are not well. */
  mailboxes: z.optional(z.object({ watched: z.int(), troubled: z.int() })),
});
export type HealthResponse = z.infer<typeof HealthResponse>;

/** POST /api/auth/device/code and /api/auth/device/token, as RFC 8628 has them. */
export const DeviceCode = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
  verification_uri_complete: z.optional(z.string()),
  expires_in: z.number(),
  interval: z.number(),
});
export type DeviceCode = z.infer<typeof DeviceCode>;
export const DeviceToken = z.object({
  access_token: z.string(),
  expires_in: z.optional(z.number()),
});
export const deviceClientId = 'baton-extension';

/** Every answer that is not 2xx. `ref` is a short code to read out when the fault is the server's. */
export const ApiError = z.object({
  error: z.object({
    code: z.enum([
      'bad-request',
      'signed-out',
      'not-allowed',
      'not-found',
      'too-old',
      'slow-down',
      'too-large',
      'fault',
    ]),
    message: z.string(),
    problem: z.optional(Problem),
    ref: z.optional(z.string()),
    seconds: z.optional(z.int()),
  }),
});
export type ApiError = z.infer<typeof ApiError>;
