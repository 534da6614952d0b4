/** Elastic is dark by a class of its own, whatever the system says; Larry never is. */
export function themeOf({ documentElement }: Document): 'light' | 'dark' {
  return documentElement.classList.contains('dark-mode') ? 'dark' : 'light';
}

/** Tells when the page turns dark or light, until `signal` aborts. */
export function watchTheme(
  { documentElement }: Document,
  tell: () => void,
  signal: AbortSignal,
): void {
  const classes = new MutationObserver(tell);
  classes.observe(documentElement, { attributes: true, attributeFilter: ['class'] });
  signal.addEventListener('abort', () => classes.disconnect(), { once: true });
}
