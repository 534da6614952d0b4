import '#components/ui/tokens.css';
import '#components/ui/base.css';
import './gallery.css';
import { states } from './guard-states.ts';

/**
 * Every state of the dialog at Send: `guard.html?lang=zh&theme=dark&narrow=1`. Each in a frame of its own, as in a page,
 * for the width of the frame decides how it looks.
 */
const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const width = asked.has('narrow') ? 344 : 392;
const gallery = document.getElementById('gallery');
if (gallery) gallery.style.gridTemplateColumns = 'repeat(3, 400px)';

let left = states.length;
for (const [index, { name }] of states.entries()) {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  const frame = document.createElement('iframe');
  frame.title = name;
  frame.style.cssText = `width: ${width}px; height: 0; border: 0; border-radius: 12px; box-shadow: 0 8px 32px rgb(0 0 0 / .28)`;
  addEventListener('message', ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    if (typeof data === 'number') frame.style.height = `${data}px`;
    else if ((left -= 1) === 0) document.title = 'done';
  });
  frame.src = `guard-state.html?${new URLSearchParams({ ...Object.fromEntries(asked), state: String(index) })}`;
  figure.append(caption, frame);
  gallery?.append(figure);
}
