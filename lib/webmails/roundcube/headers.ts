/** What a message's own header says better than the page that shows it. */
export interface Headers {
  rfcMessageId: string | null;
  sentAt: Date | null;
}

/** A page that does not answer in this time is not waited for; the sight without it stands. */
const patience = 8_000;
/** Where a header is longer, its Message-ID is not looked for further. */
const longest = 64_000;

/** Reads one header block. `null` where this server does not show headers. `folder` as Roundcube's URLs have it. */
export type ReadHeaders = (
  uid: number,
  folder: string,
  signal: AbortSignal,
) => Promise<Headers | null>;

/**
 * Two pages of Roundcube's own tell headers: "show headers" is the smaller one, but Larry has no template for it and
 * answers with an error page; "show source" is cut off after the header.
 */
const ways = [
  { action: 'headers', read: async (response: Response) => headersOfPage(await response.text()) },
  { action: 'viewsource', read: async (response: Response) => headersOfSource(response) },
];

/**
 * Reads headers by one GET of the same origin for each opened message, with the person's cookie and without a token.
 * Both ways peek, so that nothing is marked as read. Remembers what it read, and that a server refuses, as long as
 * the page lives.
 */
export function headerReader(base: string, get: typeof fetch): ReadHeaders {
  const known = new Map<string, Headers>();
  let way = 0;
  return async (uid, folder, signal) => {
    const key = `${uid} ${folder}`;
    const before = known.get(key);
    if (before) return before;
    const until = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    for (; way < ways.length; way += 1) {
      const { action, read } = ways[way]!;
      const question = { _task: 'mail', _action: action, _uid: String(uid), _mbox: folder };
      const url = `${base}?${new URLSearchParams(question)}`;
      try {
        const response = await get(url, { credentials: 'include', signal: until });
        const headers = response.ok && !response.redirected ? await read(response) : null;
        if (headers) known.set(key, headers);
        if (headers) return headers;
      } catch {
        // Cut off by the next message, or the network is gone: the next message tries again.
        return null;
      }
    }
    return null;
  };
}

/** Each name stands in a tag of its own, folded lines after a `<br>`. `null` where this is another page. */
export function headersOfPage(html: string): Headers | null {
  const block = new DOMParser().parseFromString(html, 'text/html').querySelector('.frame-content');
  if (!block) return null;
  for (const line of block.querySelectorAll('br')) line.replaceWith('\n');
  return parseHeaders((block.textContent ?? '').replaceAll('\u00a0', ' '));
}

async function headersOfSource(response: Response): Promise<Headers | null> {
  if (!response.headers.get('content-type')?.startsWith('text/plain') || !response.body)
    return null;
  const reader = response.body.getReader();
  const decoder = new TextDecoder('latin1');
  let text = '';
  while (text.length < longest && !/\n\r?\n/.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel();
  return parseHeaders(text.split(/\n\r?\n/, 1)[0] ?? '');
}

/** Reads a header block, folded lines and all (RFC 5322 §2.2.3). `null` where it is none. */
export function parseHeaders(block: string): Headers | null {
  const lines = block.trim().replace(/\r?\n[ \t]+/g, ' ');
  const value = (name: string): string =>
    new RegExp(`^${name}:[ \\t]*(.*?)\\s*$`, 'im').exec(lines)?.[1] ?? '';
  if (!/^[\x21-\x39\x3b-\x7e]+:/.test(lines)) return null;
  const date = new Date(value('date').replace(/\s*\([^()]*\)$/, ''));
  return {
    rfcMessageId: /^<[^<>\s]+>/.exec(value('message-id'))?.[0] ?? null,
    sentAt: Number.isFinite(date.getTime()) ? date : null,
  };
}
