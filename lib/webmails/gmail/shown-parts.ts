import { few } from '../few.ts';

/** The parts of the page that match and are shown: Gmail keeps views it has left, and hides them by a style. */
export function shown(document: Document, selector: string): Element[] {
  return few(document, selector).filter((part) => !part.closest('[style*="display: none"]'));
}
