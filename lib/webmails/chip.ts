import type { Chip } from '#lib/protocol/chip.ts';
import { adoptStyle } from './adopt-style.ts';
import { chipStyle } from './chip-style.ts';

/** What surrounds a chip: the page's theme, and whether it stands before or after the words of its line. */
export interface ChipLook {
  theme: 'light' | 'dark';
  side: 'before' | 'after';
}

type Clock = Exclude<Chip['state'], 'closed'>;

/** What is in the ring of each state, so that none is told by its colour alone. In 48ths of the ring. */
const shapes: Record<Clock, [tag: 'circle' | 'path', attributes: Record<string, string>][]> = {
  plenty: [rim(), wedge(65)],
  soon: [rim(), wedge(17.5)],
  over: [
    ['circle', { class: 'disc', cx: '24', cy: '24', r: '24' }],
    ['path', { d: 'M24 12v14m0 9.5v.1' }],
  ],
  paused: [rim(), ['path', { d: 'M18 17v14m12-14v14' }]],
  answered: [rim(), ['path', { d: 'm14 25 7 7 13-15' }]],
};

function rim(): [tag: 'circle', attributes: Record<string, string>] {
  return ['circle', { class: 'rim', cx: '24', cy: '24', r: '21' }];
}

function wedge(percent: number): [tag: 'circle', attributes: Record<string, string>] {
  const round = { cx: '24', cy: '24', r: '9', pathLength: '100' };
  return ['circle', { class: 'pie', ...round, 'stroke-dasharray': `${percent} 100` }];
}

/** Makes the element of a chip, to be put where it belongs. Nothing of the page's style reaches it, nor its clicks. */
export function makeChip(document: Document, chip: Chip, look: ChipLook): HTMLElement {
  // No element a page's stylesheet or script would mean.
  const element = document.createElement('baton-chip');
  adoptStyle(element.attachShadow({ mode: 'open' }), chipStyle);
  paintChip(element, chip, look);
  return element;
}

/** Makes it show another state. Where nothing changed, nothing is touched. */
export function paintChip(element: HTMLElement, chip: Chip, { theme, side }: ChipLook): void {
  const { document, shadow } = { document: element.ownerDocument, shadow: element.shadowRoot };
  const attributes: Record<string, string> = {
    role: 'img',
    'aria-label': chip.label,
    'data-look': lookOf(chip),
    'data-theme': theme,
    'data-side': side,
  };
  // Chinese is not legible under 12 px.
  if (/\p{Script=Han}/u.test(chip.text)) attributes['data-han'] = '';
  else element.removeAttribute('data-han');
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  const now = JSON.stringify([chip.state, chip.text, chip.presence]);
  if (!shadow || drawn.get(element) === now) return;
  drawn.set(element, now);
  for (const part of shadow.querySelectorAll('[part]')) part.remove();
  if (chip.state !== 'closed') shadow.append(ring(document, chip.state));
  const text = document.createElement('span');
  text.setAttribute('part', 'text');
  text.dir = 'auto';
  text.textContent = chip.text;
  shadow.append(text);
  if (chip.presence === 'writing') shadow.append(pen(document));
  if (chip.presence === 'viewing') {
    const dot = document.createElement('i');
    dot.setAttribute('part', 'eye');
    shadow.append(dot);
  }
}

/** What each chip shows, so that one that stays as it is stays untouched. */
const drawn = new WeakMap<Element, string>();

/** What stands out most: that it is over, that time presses, whose it is. */
function lookOf({ state, holder }: Chip): string {
  if (state !== 'plenty' && state !== 'paused') return state;
  return { nobody: 'free', me: 'me', other: 'other' }[holder];
}

function ring(document: Document, clock: Clock): Element {
  const svg = vector(document, 'svg', { part: 'ring', 'data-clock': clock, viewBox: '0 0 48 48' });
  svg.append(...shapes[clock].map(([tag, attributes]) => vector(document, tag, attributes)));
  return svg;
}

function pen(document: Document): Element {
  const svg = vector(document, 'svg', { part: 'pen', viewBox: '0 0 16 16' });
  const d = 'm3 13 .7-3L11 2.7 13.3 5 6 12.3 3 13Zm6.5-8.8 2.3 2.3';
  svg.append(vector(document, 'path', { d }));
  return svg;
}

function vector(document: Document, tag: string, attributes: Record<string, string>): Element {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
