import type { Browser } from 'puppeteer-core';

interface Bidi {
  connection: { send(method: string, parameters: object): Promise<{ result: Answer }> };
}
interface Answer {
  contexts?: { context: string }[];
  result?: { value?: unknown };
  exceptionDetails?: { text: string };
}

/**
 * What an expression is in the browser's own window, where its internals can be asked; BiDi lets in whoever started it
 * with `--remote-allow-system-access`. Puppeteer has no word of its own for it.
 */
export async function inFirefoxItself(browser: Browser, expression: string): Promise<unknown> {
  const { connection } = browser as unknown as Bidi;
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = tree.result.contexts?.[0]?.context;
  const question = { expression, target: { context }, awaitPromise: true };
  const { result } = await connection.send('script.evaluate', question);
  if (result.exceptionDetails) throw new Error(result.exceptionDetails.text);
  return result.result?.value;
}
