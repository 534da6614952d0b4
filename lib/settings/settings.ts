import * as z from 'zod/mini';
import { Language } from '#lib/domain/member.ts';
import { WebmailName } from '#lib/domain/sighting.ts';
import { setting } from './setting.ts';

const WebUrl = z.url({ protocol: /^https?$/ });

/** A server's web address down to its folder, with the closing slash. */
export const BaseUrl = z.pipe(
  WebUrl,
  z.transform((text: string) => {
    const { origin, pathname } = new URL(text);
    return origin + pathname.replace(/[^/]*$/, '');
  }),
);

/** A page's address without what session tokens travel in: query, fragment, and the folder cPanel makes of one. */
export const PageUrl = z.pipe(
  WebUrl,
  z.transform((text: string) => {
    const { origin, pathname } = new URL(text);
    return origin + pathname.replace(/\/cpsess\d+/, '');
  }),
);

/** A webmail the person uses, and its first page. */
export const ChosenWebmail = z.object({ name: WebmailName, base: PageUrl });
export type ChosenWebmail = z.infer<typeof ChosenWebmail>;

/** What may be told outside the page. `company`: off on a shared screen, where a notification names nobody. */
export const NotificationChoices = z.object({
  soon: z.boolean(),
  overdue: z.boolean(),
  /** A manager's: what others are late with, requests between them too. */
  team: z.boolean(),
  /** What others want of me: what they gave me, what a rule has me know, what they ask me for. */
  assigned: z.boolean(),
  refused: z.boolean(),
  company: z.boolean(),
});
export type NotificationChoices = z.infer<typeof NotificationChoices>;

/** `null`: as the browser has it. */
export const language = setting('language', z.nullable(Language), null);
export const webmails = setting('webmails', z.array(ChosenWebmail).check(z.maxLength(30)), []);
/** Base URL of the team's server, with its closing slash; '' until one is named. */
export const serverAddress = setting('serverAddress', z.union([BaseUrl, z.literal('')]), '');
export const notifications = setting('notifications', NotificationChoices, {
  soon: true,
  overdue: true,
  team: true,
  assigned: true,
  refused: true,
  company: true,
});
/** Whether the team's server is told how often each place of a webmail's page was found: counts, nothing of the mail. */
export const reportAnchors = setting('reportAnchors', z.boolean(), false);
/** Whether the sidebar stands folded beside the mail. */
export const folded = setting('folded', z.boolean(), false);
/** `page`: as the webmail looks in the sidebar, as the system looks elsewhere. */
export const theme = setting('theme', z.enum(['page', 'light', 'dark']), 'page');
/** Single-letter keys inside the sidebar; can be switched off (WCAG 2.1.4). */
export const letterKeys = setting('letterKeys', z.boolean(), true);
