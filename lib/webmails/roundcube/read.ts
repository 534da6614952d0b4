import type { Address } from '#lib/domain/address.ts';
import { pageText } from '../page-text.ts';
import { notOnce } from '../anchors.ts';
import { lineOf } from '../line-of.ts';
import type { Shown } from '../shown.ts';
import { readShownDate } from '../shown-date.ts';
import { needed, type RoundcubeAnchors } from './anchors.ts';
import { readEnv, type Env } from './env.ts';
import { readFolderName } from './folder-name.ts';
import { few } from '../few.ts';

export type Kind = 'list' | 'message' | 'compose' | 'other';

/** A document of Roundcube's: the page itself, or that of its preview frame. */
export interface Sheet {
  document: Document;
  url: URL;
  env: Env | null;
  kind: Kind;
  /** Those in use: as shipped, or as an admin set them. */
  anchors: RoundcubeAnchors;
}

/** `address`: where the document was loaded from. */
export function sheetOf(document: Document, address: string, anchors: RoundcubeAnchors): Sheet {
  const url = new URL(address);
  const env = readEnv(document);
  const task = env?.task ?? url.searchParams.get('_task');
  const action = env?.action ?? url.searchParams.get('_action') ?? '';
  return { document, url, env, anchors, kind: task === 'mail' ? kindOf(action) : 'other' };
}

function kindOf(action: string): Kind {
  if (action === '' || action === 'list') return 'list';
  if (action === 'show' || action === 'preview') return 'message';
  return action === 'compose' ? 'compose' : 'other';
}

/** The message this document shows, or the anchors that are missing. The account is read by whoever has the top page. */
export function readMessage(
  sheet: Sheet,
  account: string | null,
  now: Date,
): Shown | { missing: string[] } {
  const { document, url, env, anchors } = sheet;
  const missing: string[] = notOnce(document, anchors, needed.message, 'body');
  const place = placeOf(url);
  // Two ids of one page: where they differ, the page is between two messages.
  if (env && env.uid !== url.searchParams.get('_uid')) missing.push('uid');
  if (missing.length > 0) return { missing };
  const [from = null] = addressesOf(document, anchors.sender);
  const dates = few(document, anchors.date)
    .map((cell) => readShownDate(lineOf(cell), env?.dateFormat ?? null, now))
    .filter((date) => date !== null);
  return {
    webmail: 'roundcube',
    account: account ?? asAddress(env?.username ?? null),
    place,
    gmail: null,
    rfcMessageId: null,
    from,
    subject: subjectOf(sheet),
    recipients: addressesOf(document, anchors.recipients).map(({ address }) => address),
    sentAt: dates[0]?.at ?? null,
    otherTimes: dates[0]?.others ?? [],
    bodies: bodyOf(sheet),
    attachments: few(document, anchors.attachments).map(lineOf),
  };
}

/** `_uid` is a UID, `5-Folder` in a search over several folders, or `5.2` for a mail inside a mail, which lies nowhere. */
export function placeOf({ searchParams }: URL): Shown['place'] {
  const [, uid, other] = /^(\d{1,10})(?:-(.+))?$/.exec(searchParams.get('_uid') ?? '') ?? [];
  const folder = other ?? searchParams.get('_mbox');
  return uid && folder ? { folder: readFolderName(folder), uid: Number(uid) } : null;
}

function subjectOf({ document, anchors }: Sheet): string {
  const heading = document.querySelector(anchors.subject)?.cloneNode(true) as Element;
  for (const extra of heading.querySelectorAll(anchors.subjectExtras)) extra.remove();
  return lineOf(heading);
}

function bodyOf({ document, anchors }: Sheet): string[] {
  const parts = few(document, anchors.part).map((part) => pageText(part.innerHTML));
  return parts.length > 0 ? [parts.join('\n')] : [];
}

/** Everybody named by the links that match, as Roundcube writes them: the address in the title. */
export function addressesOf(document: ParentNode, selector: string): Address[] {
  return few(document, selector).flatMap((link) => {
    const address = link.getAttribute('title')?.trim().toLowerCase() ?? '';
    // "Name <address>" where the person wants to see addresses.
    const name = lineOf(link).replace(/\s*<[^<>]*>$/, '');
    return address.includes('@')
      ? [{ name: name.toLowerCase() === address ? '' : name, address }]
      : [];
  });
}

/** The login on screen, where it is an address: some servers let people log in by a bare name. */
export function readAccount({ document, env, anchors }: Sheet): string | null {
  const shown = document.querySelector(anchors.username);
  return asAddress(shown ? lineOf(shown) : (env?.username ?? null));
}

function asAddress(name: string | null): string | null {
  return name !== null && /^[^\s@]+@[^\s@]+$/.test(name) ? name : null;
}
