import { Context, Output, type Template, toValueSync } from 'liquidjs';
import { liquid, parse, problemOf, references, unknownVariables } from './engine.ts';
import { type Part, Pieces, TooLong } from './pieces.ts';
import type { Problem } from './problem.ts';
import { knownOf, scopeOf } from './scope.ts';
import { isVariable, type Values, type Variable } from './variables.ts';

export interface Rendered {
  text: string;
  /** The same text in pieces. A variable with nothing to print is a piece with the text ''. */
  parts: Part[];
  /** Variables the text would print but nobody knows: ask for them before it is used. */
  blanks: Variable[];
}

/**
 * The text of a template for what is known. Values are data, never template: what a customer calls
 * themselves is printed as it is. A variable in a condition may be unknown; in the text it is a
 * blank, unless a `default` stands in for it. Lines that hold only tags leave no empty line.
 */
export function renderTemplate(body: string, values: Values): Rendered | { error: Problem } {
  const templates = parse(withoutLinesOfTags(body.replace(/\r\n?/g, '\n')));
  if (!Array.isArray(templates)) return { error: templates };
  const [unknown] = unknownVariables(templates);
  if (unknown) return { error: unknown };
  const known = knownOf(values);
  const pieces = new Pieces(known);
  try {
    trace(templates, pieces);
    const context = new Context(scopeOf(known), liquid.options, { sync: true });
    toValueSync(liquid.renderer.renderTemplates(templates, context, pieces));
  } catch (error) {
    return { error: causeOf(error) };
  }
  const parts = tidy(pieces.parts);
  return { text: parts.map((part) => part.text).join(''), parts, blanks: [...pieces.blanks] };
}

/** The last tag of a line that holds nothing else takes the line's end in, so line numbers stay. */
function withoutLinesOfTags(body: string): string {
  return body.replace(/^[ \t]*((?:\{%(?:(?!%\})[^\n])*%\}[ \t]*)+)\n/gm, (_line, tags: string) =>
    tags
      .trim()
      .replace(/%\}[ \t]+\{%/g, '%}{%')
      .replace(/-?%\}$/, '\n$&'),
  );
}

/** Every output tells the pieces which variables it names before it prints. */
function trace(templates: Template[], pieces: Pieces): void {
  for (const template of templates) {
    if (template instanceof Output) mark(template, pieces);
    else if (template.children) trace(childrenOf(template.children(false, true)), pieces);
  }
}

function mark(output: Output, pieces: Pieces): void {
  const names = references([output])
    .map(({ name }) => name)
    .filter(isVariable);
  const isGuarded = output.value.filters.some(({ name }) => name === 'default');
  const print = output.render.bind(output);
  // On this one parsed output only: the engine has no hook that says which output prints.
  output.render = function* (context) {
    pieces.now = { names, isGuarded };
    yield* print(context, pieces);
    pieces.now = null;
  };
}

function childrenOf(children: Generator<unknown, Template[]>): Template[] {
  return toValueSync<Template[]>(children);
}

function causeOf(error: unknown): Problem {
  // The engine wraps what is thrown while it prints.
  const cause = error instanceof Error && 'originalError' in error ? error.originalError : error;
  return cause instanceof TooLong ? cause.problem : problemOf(error);
}

/** At most one empty line together, none at the ends, no spaces before a line's end. */
function tidy(parts: readonly Part[]): Part[] {
  const last = parts.length - 1;
  return parts
    .map(({ text, from }, at) => {
      if (from !== null) return { text, from };
      let clean = text.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n');
      if (at === 0) clean = clean.trimStart();
      if (at === last) clean = clean.trimEnd();
      return { text: clean, from };
    })
    .filter(({ text, from }) => text !== '' || from !== null);
}
