import type { GmailAccount } from './gmail-account.ts';

/** A mail that left the stand-in. */
export interface GmailSent {
  /** Which account's page it left from, `/mail/u/<number>/`. */
  number: number;
  thread: string | null;
  from: string;
  to: string[];
  subject: string;
  body: string;
}

type Tree = (Tree | string | number | null | undefined)[];

/** A draft as Gmail's page posts it, `[1][0][i][1]`: the thread's name, and at `[1][13][0]` the mail. */
export interface Posted extends Omit<GmailSent, 'number'> {
  draft: string;
  isSend: boolean;
}

export function readPosted(body: string): Posted {
  const [name, change] = at(JSON.parse(body), 1, 0, 0, 1) as [string, Tree];
  const mail = at(change, 13, 0) as Tree;
  return {
    draft: String(mail[0]),
    thread: name.startsWith('thread-f:') ? hex(name.slice('thread-f:'.length)) : null,
    from: String(mail[1]),
    to: (mail[2] as Tree[]).map((one) => String(one[1])),
    subject: String(mail[7]),
    body: String(at(mail, 8, 1, 0, 1)),
    isSend: (mail[10] as string[]).includes('^pfg'),
  };
}

/** What Gmail answers to it: at `[1][5][0][0]` the thread, in it at `[2][6][0]` its old id and mails. */
export function answerPosted(posted: Posted, id: string): Tree {
  const mail: Tree = [posted.draft];
  mail[10] = posted.isSend ? ['^pfg'] : ['^r', '^r_bt'];
  mail[55] = id;
  const inner: Tree = [];
  inner[4] = [mail];
  inner[19] = posted.thread ?? id;
  const change: Tree = [];
  change[6] = [inner];
  const thread: Tree = [`thread-f:${decimal(posted.thread ?? id)}`, null, change];
  return [null, [null, null, null, null, null, [[thread]]]];
}

/** The recipients and dates of a thread, which InboxSDK asks for: `[["thread-f:…", 1]], 2`. */
export function answerThread(body: string, { threads }: GmailAccount): Tree | null {
  const asked = at(JSON.parse(body), 0, 0, 0);
  if (typeof asked !== 'string') return null;
  const known = threads.find(({ id }) => `thread-f:${decimal(id)}` === asked);
  if (!known) return [null, []];
  const mails = known.messages.map(({ id, to }): Tree => {
    const facts: Tree = [to.map(({ address, name }) => [null, address, name]), [], []];
    facts[16] = Date.UTC(2026, 10, 23, 8, 39);
    return [`msg-f:${decimal(id)}`, facts];
  });
  const head: Tree = [];
  head[15] = known.id;
  return [null, [[asked, [head], mails]]];
}

/** The same id as Gmail's newer pages and its IMAP have it, and back. */
export const decimal = (id: string): string => BigInt(`0x${id}`).toString();
export const hex = (id: string): string => BigInt(id).toString(16).padStart(16, '0');

function at(tree: unknown, ...path: number[]): unknown {
  return path.reduce<unknown>((one, index) => (Array.isArray(one) ? one[index] : undefined), tree);
}
