import { html } from 'hono/html';

/** Escaped HTML, as `html` makes it. */
export type Markup = ReturnType<typeof html>;

/** The title of a page with one line under it. */
export function heading(title: string, line = ''): Markup {
  return html`<div>
    <h1>${title}</h1>
    ${line ? html`<p class="lead">${line}</p>` : ''}
  </div>`;
}
