/** Light or dark by what is really painted behind `element`; people set pages and systems differently. */
export function themeBehind(element: Element): 'light' | 'dark' {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    if (colour === '' || colour === 'transparent' || alpha < 0.5) continue;
    // Relative luminance as WCAG 2 weighs it, without its gamma: near enough to tell paper from night.
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110 ? 'dark' : 'light';
  }
  return 'light';
}

/** Tells when `element` or the page around it may have changed its colours. */
export function watchBackground(element: Element, tell: () => void, signal: AbortSignal): void {
  const changes = new MutationObserver(tell);
  for (const one of new Set([element, document.body, document.documentElement])) {
    changes.observe(one, { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] });
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell, { signal });
  signal.addEventListener('abort', () => changes.disconnect(), { once: true });
}
