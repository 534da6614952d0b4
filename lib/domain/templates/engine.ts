import { Liquid, LiquidError, type Template, toValueSync } from 'liquidjs';
import { nearest, problem, type Problem } from './problem.ts';
import { isVariable, VARIABLES } from './variables.ts';

/** Characters of one template, and of one text made from it. */
export const LONGEST_TEMPLATE = 10_000;
export const LONGEST_TEXT = 50_000;

/** Left out: whatever reads other files, keeps variables (and so can grow them), or makes HTML. */
const TAGS = ['if', 'unless', 'case', 'for', 'break', 'continue', 'comment', 'raw', '#'];
/** Left out: clocks, random numbers, hashes, URLs, HTML, JSON, and what takes an expression as text. */
const FILTERS = [
  'append prepend capitalize downcase upcase strip lstrip rstrip truncate truncatewords default',
  'remove remove_first replace replace_first split join first last size',
  'plus minus times divided_by round ceil floor at_least at_most',
].flatMap((line) => line.split(' '));

export const liquid = closed(
  new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    // No template is ever looked up: the tags that would are gone, and there is nothing to find.
    templates: {},
    parseLimit: LONGEST_TEMPLATE,
    memoryLimit: 200_000,
    // Milliseconds. The real bounds are lengths; this one stops loops that print nothing.
    renderLimit: 200,
  }),
);

function closed(engine: Liquid): Liquid {
  for (const name of Object.keys(engine.tags)) if (!TAGS.includes(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) {
    if (!FILTERS.includes(name)) delete engine.filters[name];
  }
  return engine;
}

/** A readable template, or the first thing that keeps it from being read. */
export function parse(body: string): Template[] | Problem {
  if (body.length > LONGEST_TEMPLATE) {
    return problem('too-long', 1, String(body.length), [`${LONGEST_TEMPLATE} at most`]);
  }
  try {
    return liquid.parse(body);
  } catch (error) {
    return problemOf(error);
  }
}

/**
 * Names the template expects from outside and that are not in the list, where they stand; and loops
 * that take a name of the list for their own, under which that variable would print nothing.
 */
export function unknownVariables(templates: Template[]): Problem[] {
  const unknown = references(templates)
    .filter(({ name }) => !isVariable(name))
    .map(({ name, line }) => problem('unknown-variable', line, name, variablesLike(name)));
  return [...unknown, ...templates.flatMap(takenNames)];
}

function takenNames(template: Template): Problem[] {
  const line = template.token.getPosition()[0] ?? 1;
  const taken = [...(template.blockScope?.() ?? [])].filter((name) => ROOTS.has(name));
  const children = template.children ? toValueSync<Template[]>(template.children(false, true)) : [];
  return [
    ...taken.map((name) => problem('syntax', line, `for ${name} in`, [`for one_${name} in`])),
    ...children.flatMap(takenNames),
  ];
}

const ROOTS = new Set(VARIABLES.map((name) => name.split('.')[0] ?? ''));

/** Variables from outside in the order they stand in the text. */
export function references(templates: Template[]): { name: string; line: number }[] {
  const found = Object.values(liquid.analyzeSync(templates, { partials: false }).globals).flat();
  return found
    .toSorted((a, b) => a.location.row - b.location.row || a.location.col - b.location.col)
    .map((variable) => ({
      // A part that is itself looked up (customer[x]) is in brackets, so it is never one of the list.
      name: variable.segments
        .map((part) => (typeof part === 'object' ? `[${part}]` : part))
        .join('.'),
      line: variable.location.row,
    }));
}

function variablesLike(name: string): string[] {
  const family = VARIABLES.filter((known) => known.startsWith(`${name.split('.')[0]}.`));
  return like(name, family.length > 0 ? family : VARIABLES);
}

/** What the engine throws, as facts. Its messages are part of the pinned version; tests hold them. */
export function problemOf(error: unknown): Problem {
  if (!LiquidError.is(error)) throw error;
  const line = error.token.getPosition()[0] ?? 1;
  const says = error.originalError?.message ?? error.message.replace(/, line:\d+, col:\d+$/, '');
  const filter = /^undefined filter: (.+)$/s.exec(says)?.[1];
  if (filter) return problem('unknown-filter', line, filter, like(filter, FILTERS));
  const tag = /^tag "(.+)" not found$/s.exec(says)?.[1];
  if (tag && /^(?:end\w*|else|elsif|when)$/.test(tag)) {
    return problem('syntax', line, `{% ${tag} %} without its beginning`);
  }
  if (tag) return problem('unknown-tag', line, tag, like(tag, TAGS));
  if (/limit exceeded$|call stack/i.test(says)) return problem('too-much', line, says);
  return problem('syntax', line, says);
}

function like(name: string, options: readonly string[]): string[] {
  const found = nearest(name, options);
  return found.length > 0 ? found : [...options];
}
