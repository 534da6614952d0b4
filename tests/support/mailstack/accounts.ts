/** The company of the test mail stack. Every other domain is somebody outside; any name there exists. */
export const domain = 'acme.test';

/** One password for everybody, customers' inboxes too. */
export const password = 'test';

export const everybody = ['info', 'linda', 'wang', 'boss'] as const;

export type Account = (typeof everybody)[number];

export function addressOf(account: Account): string {
  return `${account}@${domain}`;
}

/** The ports of one stack, all on 127.0.0.1. */
export interface Ports {
  imap: number;
  lmtp: number;
  smtp: number;
  http: number;
}
