import { canonicalId } from './ids.ts';

/** What the address of a page says. Read anew each time: Outlook changes it without a load. */
export interface Where {
  kind: 'mail' | 'compose' | 'other';
  /** The mailbox that was opened as one of its own. */
  mailbox: string | null;
  /** Conversation or item, canonical. */
  id: string | null;
  /** A window that shows one mail, or one draft, and no list. */
  isAlone: boolean;
}

/** The four homes of Outlook on the web (facts of 2025 and 2026; governments and 21Vianet have their own). */
export const hosts: readonly string[] = [
  'outlook.office.com',
  'outlook.office365.com',
  'outlook.cloud.microsoft',
  'outlook.live.com',
];

/** Reads the address of a page; `other` for what is none of its mail. */
export function whereIs({ pathname, search }: Pick<Location, 'pathname' | 'search'>): Where {
  const [app, ...segments] = pathname.split('/').filter(Boolean).map(decoded);
  const mailbox = segments.find((segment) => isAddress(segment))?.toLowerCase() ?? null;
  const is = (name: string): boolean => segments.includes(name);
  const query = new URLSearchParams(search);
  const asked = app === 'owa' || is('deeplink') ? query.get('ItemID') : null;
  const isDeep = is('deeplink') || asked !== null;
  if (app !== 'mail' && app !== 'owa') {
    return { kind: 'other', mailbox: null, id: null, isAlone: false };
  }
  const after = (name: string): string | null =>
    is(name) ? (segments[segments.indexOf(name) + 1] ?? null) : null;
  const id = after('id') ?? after('rp') ?? (isDeep ? (after('read') ?? after('readconv')) : null);
  return {
    kind: is('compose') ? 'compose' : 'mail',
    mailbox,
    id: canonicalId(id ?? asked),
    isAlone: isDeep,
  };
}

/** Whether a segment of a path names a mailbox. */
export function isAddress(segment: string): boolean {
  return /^[^\s@/?#]+@[^\s@/?#]+\.[^\s@/?#]+$/.test(segment) && segment.length <= 320;
}

/** A segment that is no proper encoding is left as it is. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
