/** What is wrong with a template, with the facts a person needs to set it right. */
export interface Problem {
  kind:
    | 'too-long'
    | 'unknown-variable'
    | 'unknown-filter'
    | 'unknown-tag'
    | 'syntax'
    /** It would loop or grow beyond any mail. */
    | 'too-much';
  /** Counted from 1. */
  line: number;
  /** What stands there. */
  found: string;
  /** What would be right, best first; empty where nobody can tell. */
  instead: string[];
  /** The same in plain English, for logs and API clients; the interface words `kind` itself. */
  message: string;
}

export function problem(
  kind: Problem['kind'],
  line: number,
  found: string,
  instead: readonly string[] = [],
): Problem {
  const right = instead.length > 0 ? ` Possible here: ${instead.join(', ')}.` : '';
  return {
    kind,
    line,
    found,
    instead: [...instead],
    message: `Line ${line}: ${SAYS[kind](found)}${right}`,
  };
}

const SAYS: Record<Problem['kind'], (found: string) => string> = {
  'too-long': (found) => `the text has ${found} characters.`,
  'unknown-variable': (found) => `there is no variable "${found}".`,
  'unknown-filter': (found) => `there is no filter "${found}".`,
  'unknown-tag': (found) => `"${found}" is not available.`,
  syntax: (found) => `this cannot be read: ${found}.`,
  'too-much': (found) => `this makes too long a text: ${found}.`,
};

/** The `options` most like `found`; none where all are too far away to be meant. */
export function nearest(found: string, options: readonly string[]): string[] {
  const far = options.map((option) => distance(found, option));
  const best = Math.min(...far);
  if (best > Math.ceil(last(found).length / 2)) return [];
  return options.filter((_, at) => far[at] === best);
}

/** Edits between the last parts of two dotted names, for who writes `company` alone. */
function distance(found: string, option: string): number {
  return option.startsWith(`${found}.`) ? 0 : edits(last(found), last(option));
}

function last(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Levenshtein, one row at a time. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
