import { chown, mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRoot, unprivileged } from '#tests/support/unprivileged.ts';
import type { MailStack } from '#tests/support/mailstack.ts';

/** Of a hundred mails: what lies in an info@ inbox after a long weekend. */
export const mix = {
  /** A new customer, one to three kilobytes of text. */
  plain: 52,
  /** The same with an HTML part of 20 to 60 kB beside it. */
  html: 20,
  /** A drawing of 200 to 600 kB with it. */
  attachment: 8,
  /** A customer of this outage writes again, in the thread. */
  again: 12,
  /** A newsletter, by its list headers. */
  newsletter: 6,
  /** A vacation answer. */
  automatic: 2,
} as const;
type Kind = keyof typeof mix;

const kinds = (Object.keys(mix) as Kind[]).flatMap((kind) => Array<Kind>(mix[kind]).fill(kind));

/** How many of these open an inquiry. */
export function openings(count: number): number {
  const opened = new Set<Kind>(['plain', 'html', 'attachment']);
  return Array.from({ length: count }, (_, n) => kindOf(n)).filter((kind) => opened.has(kind))
    .length;
}

/** Puts mails into info@'s inbox as if they had come one a second up to now. */
export async function putMails(stack: MailStack, count: number): Promise<void> {
  const maildir = join(stack.folder, 'mail/acme.test/info/Maildir');
  const { uid, gid } = unprivileged();
  const own = async (path: string): Promise<void> => {
    if (isRoot) await chown(path, uid, gid);
  };
  for (const name of ['new', 'cur', 'tmp']) await mkdir(join(maildir, name), { recursive: true });
  for (const name of ['../..', '..', '.', 'new', 'cur', 'tmp']) await own(join(maildir, name));
  const now = Math.floor(Date.now() / 1000);
  for (let n = 0; n < count; n += 1) {
    const at = now - count + n;
    const path = join(maildir, 'new', `${at}.${String(n).padStart(6, '0')}.bench`);
    await writeFile(path, mailOf(n, new Date(at * 1000)));
    await own(path);
    await utimes(path, at, at);
  }
}

/** Spread by a fixed step, so that each page has something of each kind. */
function kindOf(n: number): Kind {
  return kinds[(n * 37) % 100] ?? 'plain';
}

const words =
  'please could you quote your best price for forty pumps of model A12 with delivery to our plant in Hamburg before the end of March including spare parts seals and a manual in German we also need certificates of origin thank you for a quick answer'.split(
    ' ',
  );

function text(n: number, length: number): string {
  const lines: string[] = [];
  for (let size = 0, at = n; size < length; at += 7) {
    const line = Array.from(
      { length: 12 },
      (_, k) => words[(at + k * (n % 5)) % words.length],
    ).join(' ');
    lines.push(line);
    size += line.length;
  }
  return lines.join('\r\n');
}

function mailOf(n: number, date: Date): string {
  const kind = kindOf(n);
  const isAgain = kind === 'again';
  // Whoever writes again is the writer of a plain mail some way before.
  const writer = isAgain ? earlierPlain(n) : n;
  const header = [
    `Return-Path: <buyer${writer}@kunde${writer % 900}.example>`,
    'Received: from mx.example (mx.example [192.0.2.7]) by mx.acme.test with ESMTPS; ' +
      date.toUTCString(),
    `From: Greta Kunde ${writer} <buyer${writer}@kunde${writer % 900}.example>`,
    'To: info@acme.test',
    `Subject: ${isAgain ? `Re: Pumps ${writer}` : `Pumps ${n}`}`,
    `Date: ${date.toUTCString()}`,
    `Message-ID: <mail${n}@kunde.example>`,
    ...(isAgain
      ? [`In-Reply-To: <mail${writer}@kunde.example>`, `References: <mail${writer}@kunde.example>`]
      : []),
    ...(kind === 'newsletter'
      ? ['List-Id: <news.example>', 'List-Unsubscribe: <https://news.example/u>']
      : []),
    ...(kind === 'automatic' ? ['Auto-Submitted: auto-replied'] : []),
    'MIME-Version: 1.0',
  ];
  const body = text(n, 1000 + (n % 5) * 500);
  if (kind === 'html' || kind === 'newsletter') {
    const rows = Array.from(
      { length: 150 + (n % 7) * 60 },
      (_, row) =>
        `<tr><td style="font-family:Arial,sans-serif;padding:4px">${text(n + row, 60)}</td></tr>`,
    );
    const html = `<html><body><p>${body}</p><table>${rows.join('\r\n')}</table></body></html>`;
    return multipart(header, 'alternative', [
      ['text/plain; charset=utf-8', body],
      ['text/html; charset=utf-8', html],
    ]);
  }
  if (kind === 'attachment') {
    const file = Buffer.alloc(150_000 + (n % 7) * 50_000, `drawing ${n} `)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n');
    return multipart(header, 'mixed', [
      ['text/plain; charset=utf-8', body],
      [
        `application/pdf; name="drawing-${n}.pdf"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="drawing-${n}.pdf"`,
        file,
      ],
    ]);
  }
  return [...header, 'Content-Type: text/plain; charset=utf-8', '', body, ''].join('\r\n');
}

function earlierPlain(n: number): number {
  for (let before = n - 1; before > 0; before -= 1) if (kindOf(before) === 'plain') return before;
  return 0;
}

function multipart(header: string[], kind: string, parts: [type: string, body: string][]): string {
  const boundary = 'part-of-the-bench';
  return [
    ...header,
    `Content-Type: multipart/${kind}; boundary="${boundary}"`,
    '',
    ...parts.flatMap(([type, body]) => [`--${boundary}`, `Content-Type: ${type}`, '', body]),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
