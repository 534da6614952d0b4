import * as z from 'zod/mini';
import { AnchorName } from '#lib/domain/anchor-set.ts';
import { Instant } from '#lib/domain/instant.ts';
import { WebmailName } from '#lib/domain/sighting.ts';
import { AnchorReport } from './bridge.ts';

/** An extension's, as its manifest has it: up to four numbers with dots. */
const Version = z.string().check(z.regex(/^\d{1,9}(\.\d{1,9}){0,3}$/, 'must be a version: 1.2.3'));
/** Of the anchors in use; `null`: as shipped. */
const AnchorVersion = z.nullable(z.int().check(z.gte(1), z.lte(1_000_000_000)));

/** POST /api/webmails/report: what one browser has found of a webmail's pages of late. Counts alone. */
export const WebmailReport = z.object({
  webmail: WebmailName,
  version: Version,
  anchorVersion: AnchorVersion,
  /** Made by the browser for its reports alone, so that browsers can be counted and none be told apart. */
  reporter: z.uuid().check(z.toLowerCase()),
  report: AnchorReport,
});
export type WebmailReport = z.infer<typeof WebmailReport>;

export const WebmailReportResponse = z.object({ reportedAt: Instant });

/** What the browsers with one version of the extension and of the anchors found in a webmail last. */
export const WebmailHealth = z.object({
  webmail: WebmailName,
  version: Version,
  anchorVersion: AnchorVersion,
  lastAt: Instant,
  devices: z.int(),
  /** Those of them that found enough on every kind of page they came to. */
  well: z.int(),
  /** By how many of them each anchor is missed, or was found, and how often at most on one page. */
  anchors: z.array(z.object({ name: AnchorName, missing: z.int(), found: z.int(), most: z.int() })),
});
export type WebmailHealth = z.infer<typeof WebmailHealth>;

/** GET /api/webmails/health, for managers: newest version first. Of a browser the latest report of 90 days counts. */
export const WebmailHealthResponse = z.object({ webmails: z.array(WebmailHealth) });
export type WebmailHealthResponse = z.infer<typeof WebmailHealthResponse>;
