import type { MailServer } from '../accounts/account.ts';
import type { ConsentBy } from '../consent/tokens.ts';

/** Providers there is help for; some serve under several addresses, each a preset of its own. */
export type ProviderId =
  | 'google'
  | 'microsoft'
  | 'zoho'
  | 'exmail'
  | 'alibaba'
  | 'netease-enterprise'
  | 'netease'
  | 'cpanel'
  | 'other';

/** A folder of sent mail as the server keeps it by itself, when mail leaves through its SMTP. */
export type SentCopy = 'always' | 'never' | 'by-setting' | 'unknown';

/** What is known of a provider before anybody signs in. Hosts may hold `{domain}`. */
export interface Preset {
  /** Stands in addresses of pages and in the database. */
  id: string;
  provider: ProviderId;
  /** Tells presets of one provider apart; `null` where there is but one. */
  place: Place | null;
  imap: MailServer | null;
  smtp: MailServer | null;
  /** Consent is the way in; a password too where `takesPasswords`. */
  consentBy: ConsentBy | null;
  takesPasswords: boolean;
  /** Names of the Sent folder where the server does not mark it (RFC 6154). */
  sentNames: readonly string[];
  /** Folders into which its filters put what may be an inquiry. */
  junkNames: readonly string[];
  /** `null`: nobody has seen it. Without IDLE (RFC 2177) new mail is looked for every half minute. */
  hasIdle: boolean | null;
  sentCopy: SentCopy;
  /** Hosts in MX records that give it away; lower case, without the last dot. */
  mx: RegExp | null;
  /** Domains whose addresses are the provider's own. */
  domains: readonly string[];
}

export type Place =
  | 'com'
  | 'eu'
  | 'in'
  | 'au'
  | 'jp'
  | 'ca'
  | 'mainland'
  | 'overseas'
  | 'singapore'
  | '163'
  | '126';
