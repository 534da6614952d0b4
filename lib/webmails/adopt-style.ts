type Root = Document | ShadowRoot;

const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Gives a document or shadow a style of ours, and returns how to take it away: one sheet for all that have the same.
 * Firefox lets no content script adopt a sheet, and takes a style element instead; neither asks the page's policy.
 */
export function adoptStyle(root: Root, style: string): () => void {
  try {
    const sheet = sheetOf(root.ownerDocument ?? (root as Document), style);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  } catch {
    const element = (root.ownerDocument ?? (root as Document)).createElement('style');
    element.textContent = style;
    (root instanceof ShadowRoot ? root : (root as Document).head).append(element);
    return () => element.remove();
  }
}

function sheetOf(document: Document, style: string): CSSStyleSheet {
  const known = sheets.get(document) ?? new Map<string, CSSStyleSheet>();
  sheets.set(document, known);
  let sheet = known.get(style);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    known.set(style, sheet);
  }
  return sheet;
}
