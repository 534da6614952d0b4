/** A mail as the stand-in for Gmail has it. Ids are 16 hexadecimal digits. */
export interface GmailMessage {
  id: string;
  from: Person;
  to: Person[];
  lines: string[];
  /** In their place, where it was written in Gmail itself. */
  html?: string;
  view: 'expanded' | 'collapsed' | 'hidden';
}

export interface GmailThread {
  id: string;
  subject: string;
  unread: boolean;
  messages: GmailMessage[];
}

interface Person {
  name: string;
  address: string;
}

/** One account of the stand-in: what its page is made of. */
export interface GmailAccount {
  /** Whose mail it is, as Gmail tells InboxSDK. */
  address: string;
  language: string;
  /** Addresses it may send from, its own first; there is a choice where there are several. */
  choices: Person[];
  signature: string;
  threads: GmailThread[];
  /** Conversation view. */
  conversations: boolean;
  /** Preview pane: two lines a row, the thread beside them. */
  preview: boolean;
  theme: 'light' | 'dark';
  /** How long a mail that was sent can be taken back, in milliseconds. */
  undoFor: number;
}

/** An account as most have it, otherwise as said. */
export function gmailAccount(
  over: Partial<GmailAccount> & Pick<GmailAccount, 'address' | 'threads'>,
): GmailAccount {
  return {
    language: 'en',
    choices: [{ name: 'Front desk', address: over.address }],
    signature: 'North Quay Pumps',
    conversations: true,
    preview: false,
    theme: 'light',
    undoFor: 0,
    ...over,
  };
}

/** A thread of one mail from outside, and whatever came after it. */
export function gmailThread(
  id: string,
  from: Person,
  to: Person,
  subject: string,
  text: string,
  later: GmailMessage[] = [],
): GmailThread {
  const first = { id, from, to: [to], lines: text.split('\n'), view: 'expanded' as const };
  return { id, subject, unread: true, messages: [first, ...later] };
}
