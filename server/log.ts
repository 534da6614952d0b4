/** What the log may hold of an error. */
export interface LoggedFault {
  error: string;
  /** Of the system or of the database, such as `ECONNREFUSED` or `42P01`. */
  code?: string;
  /** Where it went through our own code, innermost first. */
  where: string[];
}

const mostLines = 8;

/**
 * The one way an error gets into the log: its name, its code and where it happened. Never its message, since that of a
 * failed statement quotes subjects and addresses, and that of a parser what a person typed.
 */
export function faultOf(error: unknown): LoggedFault {
  const chain = causesOf(error);
  const code = chain.map(codeIn).find((one) => one !== undefined);
  const where = chain.map(ownLines).find((lines) => lines.length > 0) ?? [];
  return { error: chain[0]?.name ?? typeof error, ...(code !== undefined && { code }), where };
}

/** The error and what caused it. */
function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  let next = error;
  while (next instanceof Error && !chain.includes(next)) {
    chain.push(next);
    next = next.cause;
  }
  return chain;
}

function codeIn(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : undefined;
}

function ownLines({ message, stack = '' }: Error): string[] {
  // The stack begins with the message, whose lines may look like any other.
  const start = stack.indexOf(message);
  if (start < 0) return [];
  const lines = stack.slice(start + message.length).split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at ') && !/node_modules|node:|<anonymous>/.test(line))
    .slice(0, mostLines);
}
