import * as z from 'zod/mini';
import type { Problem } from '#lib/protocol/api.ts';

// zod/mini speaks no language until it is given one.
z.config(z.locales.en());

/** What was wrong with an input, as one field and one sentence. `within` names where the input stood. */
export function problemOf(error: z.core.$ZodError, within = ''): Problem {
  const { path, message } = deepest(error.issues[0]);
  const field = [within, ...path.map(String)].filter((part) => part !== '').join('.');
  return { field: field || 'body', message };
}

type Issue = z.core.$ZodIssue;

/** The issue a person can act on: of a union, that of the variant which came furthest. */
function deepest(issue: Issue | undefined): { path: PropertyKey[]; message: string } {
  if (!issue) return { path: [], message: 'Invalid input' };
  const { path, message } = issue;
  if (issue.code !== 'invalid_union') return { path, message };
  if (issue.discriminator !== undefined && issue.errors.length === 0) {
    return { path, message: `${message}: no such ${issue.discriminator}` };
  }
  const inner = issue.errors
    .map((issues) => deepest(issues[0]))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return inner ? { path: [...path, ...inner.path], message: inner.message } : { path, message };
}
