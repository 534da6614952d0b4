/** The sidebar's own width, and that of the rail it folds to. */
const widths = { open: '320px', folded: '48px' };

/** Makes the frame of the sidebar. It stays ours alone: nothing of the page's style reaches it. */
export function sidebarFrame(
  document: Document,
  address: string,
  title: string,
): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = title;
  // For copying a template where none can be inserted; a frame of another origin may not by itself.
  frame.allow = 'clipboard-write';
  setStyle(frame, {
    all: 'initial',
    display: 'block',
    'box-sizing': 'border-box',
    height: '100%',
    border: '0',
    'color-scheme': 'normal',
  });
  foldFrame(frame, false);
  return frame;
}

export function foldFrame(frame: HTMLElement, folded: boolean): void {
  setStyle(frame, { width: folded ? widths.folded : widths.open });
}

/** Important, because a page's own stylesheet may speak of all frames. */
export function setStyle(element: HTMLElement, style: Record<string, string>): void {
  for (const [name, value] of Object.entries(style)) {
    element.style.setProperty(name, value, 'important');
  }
}
