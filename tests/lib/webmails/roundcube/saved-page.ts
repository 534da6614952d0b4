import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shipped } from '#lib/webmails/roundcube/anchors.ts';
import { sheetOf, type Sheet } from '#lib/webmails/roundcube/read.ts';

const folder = join(import.meta.dirname, '../../../fixtures/webmails/roundcube');

/** Where each saved page was loaded from. They come from Roundcube 1.6.5, without scripts and tokens. */
const queries: Record<string, string> = {
  list: '?_task=mail&_mbox=INBOX',
  preview: '?_task=mail&_caps=pdf%3D1&_uid=1&_mbox=INBOX&_framed=1&_action=preview',
  'preview-html': '?_task=mail&_caps=pdf%3D1&_uid=2&_mbox=INBOX&_framed=1&_action=preview',
  show: '?_task=mail&_uid=1&_mbox=INBOX&_action=show',
  'own-window': '?_task=mail&_uid=1&_mbox=INBOX&_action=show&_extwin=1',
  compose: '?_task=mail&_action=compose&_id=28',
  'compose-html': '?_task=mail&_action=compose&_id=28',
  'compose-new': '?_task=mail&_action=compose&_id=29',
};

export const skins = ['elastic', 'larry'] as const;
export type Skin = (typeof skins)[number];

export function savedHtml(skin: Skin, name: string): string {
  return readFileSync(join(folder, `${skin}-${name}.html`), 'utf8');
}

/** A saved page as a document of its own, changed by `change` where a test needs one that is not quite right. */
export function savedPage(
  skin: Skin,
  name: string,
  change: (html: string) => string = (html) => html,
): Sheet {
  // Frames stay, empty: nothing is loaded, and happy-dom does not say at length that it may not.
  (window as unknown as HappyWindow).happyDOM.settings.enableIframePageLoading = true;
  const html = change(savedHtml(skin, name)).replace(/(<iframe\b[^>]*?) src="[^"]*"/g, '$1');
  const document = new DOMParser().parseFromString(html, 'text/html');
  return sheetOf(document, `http://webmail.test/${queries[name] ?? ''}`, shipped);
}

interface HappyWindow {
  happyDOM: { settings: { enableIframePageLoading: boolean } };
}
