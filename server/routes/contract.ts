import * as z from 'zod/mini';
import { Action } from '#lib/domain/action.ts';
import { InquiryId } from '#lib/domain/ids.ts';
import {
  ActionsRequest,
  ActionsResponse,
  ChangesQuery,
  ChangesResponse,
  HealthResponse,
  HistoryResponse,
  LearnRequest,
  LearnResponse,
  MeResponse,
  ResolveRequest,
  ResolveResponse,
  SearchQuery,
  SearchResponse,
} from '#lib/protocol/api.ts';
import { TryRuleRequest, TryRuleResponse } from '#lib/protocol/try-rule.ts';
import { MailboxHealthResponse } from '#lib/protocol/mailbox-health.ts';
import {
  WebmailHealthResponse,
  WebmailReport,
  WebmailReportResponse,
} from '#lib/protocol/webmail-health.ts';
import { endpoint } from './endpoint.ts';

/** Every address of the API but the feed, which is a WebSocket, and the device flow, which is RFC 8628's. */
export const contract = {
  actions: endpoint({
    method: 'post',
    path: '/api/actions',
    summary:
      'Does a batch of actions, in order, each in a transaction of its own; one answer for each.',
    most: 4 * 1024 * 1024,
    body: ActionsRequest,
    bodyForReaders: z.object({ actions: z.array(Action).check(z.minLength(1), z.maxLength(100)) }),
    answer: ActionsResponse,
  }),
  changes: endpoint({
    method: 'get',
    path: '/api/changes',
    summary:
      'What a device has to learn: a snapshot in pages, or the changes after a place in the log.',
    query: ChangesQuery,
    answer: ChangesResponse,
  }),
  resolve: endpoint({
    method: 'post',
    path: '/api/resolve',
    summary: 'Which inquiry the mail on screen belongs to.',
    body: ResolveRequest,
    answer: ResolveResponse,
  }),
  history: endpoint({
    method: 'get',
    path: '/api/inquiries/:id/history',
    summary: 'Everything about one inquiry.',
    params: z.object({ id: InquiryId }),
    answer: HistoryResponse,
  }),
  search: endpoint({
    method: 'get',
    path: '/api/search',
    summary: 'Inquiries by sender, company and subject, closed ones too.',
    query: SearchQuery,
    answer: SearchResponse,
  }),
  learn: endpoint({
    method: 'post',
    path: '/api/profiles/learn',
    summary: 'What a pasted mail of a form or platform teaches. For managers; nothing is kept.',
    // Half a million characters, of up to three bytes each and some of them escaped.
    most: 3 * 1024 * 1024,
    body: LearnRequest,
    answer: LearnResponse,
  }),
  tryRule: endpoint({
    method: 'post',
    path: '/api/rules/try',
    summary:
      'What a rule, saved or not, would have done with the latest 200 inquiries. For managers; nothing is done by it.',
    // Twenty conditions of fifty phrases each.
    most: 1024 * 1024,
    body: TryRuleRequest,
    answer: TryRuleResponse,
  }),
  mailboxHealth: endpoint({
    method: 'get',
    path: '/api/mailboxes/health',
    summary:
      'How each mailbox is that the server reads: last read, last mail, what waits, and since when something is wrong. For managers.',
    answer: MailboxHealthResponse,
  }),
  webmailReport: endpoint({
    method: 'post',
    path: '/api/webmails/report',
    summary:
      'What one browser has found of a webmail’s pages: names of anchors and counts, where its person allows it.',
    body: WebmailReport,
    answer: WebmailReportResponse,
  }),
  webmailHealth: endpoint({
    method: 'get',
    path: '/api/webmails/health',
    summary:
      'How each webmail is read, by version: when it was last reported, by how many browsers, and which anchors are missed. For managers.',
    answer: WebmailHealthResponse,
  }),
  me: endpoint({
    method: 'get',
    path: '/api/me',
    summary: 'Who this token is.',
    answer: MeResponse,
  }),
  health: endpoint({
    method: 'get',
    path: '/api/health',
    summary: 'Whether the server is one of ours and can reach its database.',
    isOpen: true,
    answer: HealthResponse,
  }),
};
