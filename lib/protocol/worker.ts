import * as z from 'zod/mini';
import { InquiryId } from '#lib/domain/ids.ts';
import { Verdict } from '#lib/domain/sending.ts';
import { Sighting } from '#lib/domain/sighting.ts';
import { DraftId } from './guard.ts';
import { HistoryResponse, LearnResponse, ResolveResponse, SearchResponse } from './api.ts';
import { MailboxHealthResponse } from './mailbox-health.ts';
import { TryRuleRequest, TryRuleResponse } from './try-rule.ts';
import { WebmailHealthResponse } from './webmail-health.ts';

/** What extension pages ask of the worker. Facts come back through the replica; only answers to a question come here. */
export const Ask = z.discriminatedUnion('type', [
  /** Begin the device flow at this server. */
  z.object({ type: z.literal('connect'), address: z.string().check(z.maxLength(500)) }),
  z.object({ type: z.literal('cancel-connect') }),
  z.object({ type: z.literal('disconnect') }),
  /** Push what waits and pull what is new, now. */
  z.object({ type: z.literal('sync') }),
  /** A visible sidebar sends this every 20 s: only extension messages keep Firefox's event page. */
  z.object({ type: z.literal('keep-awake') }),
  z.object({ type: z.literal('resolve'), sighting: Sighting }),
  z.object({ type: z.literal('history'), inquiryId: InquiryId }),
  z.object({ type: z.literal('search'), query: z.string() }),
  /** How the mailboxes are that the server reads; for managers. */
  z.object({ type: z.literal('mailbox-health') }),
  /** How the team's browsers find their way in each webmail; for managers. */
  z.object({ type: z.literal('webmail-health') }),
  /** What a pasted mail of a form or platform teaches. */
  z.object({ type: z.literal('learn-profile'), sample: z.string().check(z.maxLength(512 * 1024)) }),
  /** What a rule, saved or not, would have done with the latest inquiries. */
  z.object({ type: z.literal('try-rule'), rule: TryRuleRequest.shape.rule }),
  /** Show this inquiry's message in its webmail: an open tab first. */
  z.object({ type: z.literal('open'), inquiryId: InquiryId }),
  /** The choice of webmails changed: register content scripts anew. */
  z.object({ type: z.literal('webmails') }),
  /** The guard frame: what is it that waits in this tab? */
  z.object({ type: z.literal('guarded'), draftId: DraftId }),
]);
export type Ask = z.infer<typeof Ask>;

export const ConnectReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code'), code: z.string(), page: z.string(), expiresAt: z.number() }),
  z.object({
    kind: z.literal('problem'),
    problem: z.enum(['no-server', 'not-baton', 'too-old', 'offline']),
  }),
]);
export type ConnectReply = z.infer<typeof ConnectReply>;

/** A reply whose Send waits, as the dialog needs it. */
export const Guarded = z.object({ inquiryId: InquiryId, verdict: Verdict });
export type Guarded = z.infer<typeof Guarded>;

/** `null`: the server could not be asked. */
export interface Replies {
  connect: z.infer<typeof ConnectReply>;
  'cancel-connect': null;
  disconnect: null;
  sync: { ok: boolean };
  'keep-awake': null;
  resolve: ResolveResponse | null;
  history: HistoryResponse | null;
  search: SearchResponse | null;
  'mailbox-health': MailboxHealthResponse | null;
  'webmail-health': WebmailHealthResponse | null;
  'learn-profile': LearnResponse | null;
  'try-rule': TryRuleResponse | null;
  open: { where: 'tab' | 'url' | 'sidebar' };
  webmails: null;
  /** `null`: nothing waits in this tab under that name. */
  guarded: Guarded | null;
}
export type AskOf<T extends Ask['type']> = Extract<Ask, { type: T }>;
/** How a page asks: handed to components by context, so that none of them knows the browser's messages. */
export type AskWorker = <T extends Ask['type']>(ask: AskOf<T>) => Promise<Replies[T]>;

/** For parsing at the asking end. */
export const replySchemas = {
  connect: ConnectReply,
  'cancel-connect': z.null(),
  disconnect: z.null(),
  sync: z.object({ ok: z.boolean() }),
  'keep-awake': z.null(),
  resolve: z.nullable(ResolveResponse),
  history: z.nullable(HistoryResponse),
  search: z.nullable(SearchResponse),
  'mailbox-health': z.nullable(MailboxHealthResponse),
  'webmail-health': z.nullable(WebmailHealthResponse),
  'learn-profile': z.nullable(LearnResponse),
  'try-rule': z.nullable(TryRuleResponse),
  open: z.object({ where: z.enum(['tab', 'url', 'sidebar']) }),
  webmails: z.null(),
  guarded: z.nullable(Guarded),
};
