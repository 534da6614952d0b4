import * as z from 'zod/mini';
import type { Action } from '#lib/domain/action.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Sighting } from '#lib/domain/sighting.ts';
import {
  ActionsResponse,
  ChangesResponse,
  HealthResponse,
  HistoryResponse,
  LearnResponse,
  MeResponse,
  ResolveResponse,
  SearchResponse,
} from '#lib/protocol/api.ts';
import { MailboxHealthResponse } from '#lib/protocol/mailbox-health.ts';
import { TryRuleResponse, type TryRuleRequest } from '#lib/protocol/try-rule.ts';
import {
  WebmailHealthResponse,
  WebmailReportResponse,
  type WebmailReport,
} from '#lib/protocol/webmail-health.ts';
import { call, type Server } from './call.ts';

/** Each question to the server once. All throw `ApiFailure`. */

/** Hands actions over, in order; each is answered for itself. */
export function sendActions(server: Server, actions: Action[]): Promise<ActionsResponse> {
  return call(server, { path: 'api/actions', body: { actions }, answer: ActionsResponse });
}

/** Rows a page holds at most: some 300 kB, a second over a slow line. */
const rowsPerPage = 1000;

/** What is new after `after`; without it a snapshot begins, which `cursor` goes on with. */
export function fetchChanges(
  server: Server,
  from: { after?: number; cursor?: string },
): Promise<ChangesResponse> {
  const query = new URLSearchParams({ limit: String(rowsPerPage) });
  if (from.cursor !== undefined) query.set('cursor', from.cursor);
  else if (from.after !== undefined) query.set('after', String(from.after));
  return call(server, { path: `api/changes?${query}`, answer: ChangesResponse });
}

/** Which inquiry a mail on screen belongs to. */
export function resolve(server: Server, sighting: Sighting): Promise<ResolveResponse> {
  return call(server, { path: 'api/resolve', body: { sighting }, answer: ResolveResponse });
}

/** All of one inquiry, the old too: its mails and its log. */
export function fetchHistory(server: Server, inquiryId: InquiryId): Promise<HistoryResponse> {
  return call(server, { path: `api/inquiries/${inquiryId}/history`, answer: HistoryResponse });
}

/** Inquiries by sender, company or subject, newest first; those that left the replica too. */
export function search(server: Server, text: string): Promise<SearchResponse> {
  const query = new URLSearchParams({ q: text });
  return call(server, { path: `api/search?${query}`, answer: SearchResponse });
}

/** How the mailboxes are that the server reads. */
export function fetchMailboxHealth(server: Server): Promise<MailboxHealthResponse> {
  return call(server, { path: 'api/mailboxes/health', answer: MailboxHealthResponse });
}

/** What this browser found of a webmail's pages. */
export async function sendReport(server: Server, body: WebmailReport): Promise<void> {
  await call(server, { path: 'api/webmails/report', body, answer: WebmailReportResponse });
}

/** How the team's browsers find their way in each webmail. */
export function fetchWebmailHealth(server: Server): Promise<WebmailHealthResponse> {
  return call(server, { path: 'api/webmails/health', answer: WebmailHealthResponse });
}

/** What a pasted mail teaches about reading its like. */
export function learnProfile(server: Server, sample: string): Promise<LearnResponse> {
  return call(server, { path: 'api/profiles/learn', body: { sample }, answer: LearnResponse });
}

/** What a rule, saved or not, would have done with the latest inquiries. */
export function tryRule(server: Server, rule: TryRuleRequest['rule']): Promise<TryRuleResponse> {
  return call(server, { path: 'api/rules/try', body: { rule }, answer: TryRuleResponse });
}

/** Who this device is signed in as, and in which team. */
export function fetchMe(server: Server): Promise<MeResponse> {
  return call(server, { path: 'api/me', answer: MeResponse });
}

/** Whether a Baton server answers here at all; needs no token. */
export function fetchHealth(server: Server): Promise<HealthResponse> {
  return call(server, { path: 'api/health', answer: HealthResponse });
}

/** Gives the token back: nothing can be asked with it afterwards. */
export async function endDevice(server: Server): Promise<void> {
  const answer = z.object({ ok: z.boolean() });
  await call(server, { path: 'api/auth/sign-out', body: {}, answer });
}
