import { decodeEntities } from './html-entities.ts';
import { visibleText } from './visible-text.ts';

/** The text a reader sees of an HTML mail as it was sent. */
export function htmlText(html: string): string {
  return visibleText(html, decodeEntities);
}
