import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const parts = ['tokens', 'page', 'controls'];

/** The one style sheet of the pages, put together when the server starts. */
export const style = parts
  .map((part) => readFileSync(new URL(`./style/${part}.css`, import.meta.url), 'utf8'))
  .join('\n');

/** Its address changes with it, so browsers may keep it for good. */
export const stylePath = `/style-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`;
