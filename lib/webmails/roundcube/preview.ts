import { sheetOf, type Sheet } from './read.ts';

/** How often a document that is on its way is looked for, and for how long, in milliseconds. */
const every = 16;
const patience = 10_000;

/**
 * Tells when the list's preview shows another document, until `signal` aborts: as soon as its text is there, for `load`
 * waits for every script and picture of it. Between two documents, and only then, a timer runs.
 */
export function watchPreview(
  { document, anchors }: Sheet,
  tell: () => void,
  signal: AbortSignal,
): void {
  let told: Document | null = null;
  const frameOf = () => document.querySelector<HTMLIFrameElement>(anchors.previewFrame);
  const look = (): void => {
    const shown = frameOf()?.contentDocument ?? null;
    if (shown === told) return;
    told = shown;
    tell();
    awaitNext();
  };
  /** The one before says when it goes; the next announces itself by nothing. */
  const awaitNext = (): void => {
    const frame = frameOf();
    frame?.contentWindow?.addEventListener('pagehide', () => lookUntilThere(frame), {
      once: true,
      signal,
    });
  };
  const lookUntilThere = (frame: HTMLIFrameElement): void => {
    const until = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    const timer = setInterval(() => {
      const next = frame.contentDocument;
      const isThere = next !== null && next !== told && next.readyState !== 'loading';
      if (!isThere && !until.aborted) return;
      clearInterval(timer);
      if (isThere && !signal.aborted) look();
    }, every);
  };
  const onLoad = ({ target }: Event): void => {
    if ((target as Element).matches?.(anchors.previewFrame)) look();
  };
  // `load` does not bubble, but it can be caught on its way down.
  document.addEventListener('load', onLoad, { capture: true, signal });
  awaitNext();
}

/** The document in the list's preview, when it is that of a message. */
export function previewOf({ document, anchors }: Sheet): Sheet | null {
  const frame = document.querySelector<HTMLIFrameElement>(anchors.previewFrame);
  const shown = frame?.contentDocument;
  if (!shown || shown.readyState === 'loading') return null;
  const sheet = sheetOf(shown, shown.URL, anchors);
  return sheet.kind === 'message' ? sheet : null;
}
