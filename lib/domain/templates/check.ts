import { parse, unknownVariables } from './engine.ts';
import { problem, type Problem } from './problem.ts';
import { renderTemplate } from './render.ts';
import { isVariable, type Values, VARIABLES } from './variables.ts';

const KNOWN: Values = Object.fromEntries(
  VARIABLES.map((name) => [name, name === 'hours' ? 24 : 'x']),
);

/**
 * Everything that would keep a template from being used, by line; empty where all is well. Used when a
 * template is saved, so that nobody meets a mistake in front of a customer. It is also tried out, with
 * everything known and with nothing known, because some mistakes show only then.
 */
export function checkTemplate(body: string): Problem[] {
  const templates = parse(body);
  if (!Array.isArray(templates)) return [templates, ...wrongBraces(body)];
  const problems = [...unknownVariables(templates), ...wrongBraces(body)];
  for (const values of [KNOWN, {}]) {
    if (problems.length > 0) break;
    const result = renderTemplate(body, values);
    if ('error' in result) problems.push(result.error);
  }
  return problems.toSorted((a, b) => a.line - b.line);
}

/** One brace for two, or the full-width braces of a Chinese keyboard: they would be printed as they are. */
function wrongBraces(body: string): Problem[] {
  return body.split('\n').flatMap((line, at) =>
    [...line.matchAll(/(?<!\{)\{ *([a-z.]+) *\}(?!\})|[｛{]{2} *([a-z.]+) *[｝}]{2}/g)]
      .filter(([whole]) => !/^\{\{.*\}\}$/.test(whole))
      .filter(([, single, double]) => isVariable(single ?? double ?? ''))
      .map(([whole, single, double]) =>
        problem('syntax', at + 1, whole, [`{{ ${single ?? double} }}`]),
      ),
  );
}
