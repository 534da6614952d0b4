import { assemble } from '#server/mail/facts/assemble.ts';
import { parseMail, wholeMail, type ParsedMail } from '#server/mail/facts/parse.ts';

const usual = {
  From: 'Greta Kunde <greta@kunde.example>',
  To: 'info@acme.test',
  Subject: 'Pumps',
  Date: 'Mon, 23 Nov 2026 09:00:00 +0100',
  'Message-ID': '<1@kunde.example>',
};

/** A raw mail. A header set to `null` is left out; other headers are added behind the usual ones. */
export function letter(
  over: Record<string, string | null> = {},
  body = 'Could you quote forty pumps for our plant in Hamburg?',
): Buffer {
  const fields = Object.entries({ ...usual, ...over }).filter(([, value]) => value !== null);
  return Buffer.from(
    `${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  );
}

export async function read(raw: Buffer | string): Promise<ParsedMail> {
  return parseMail(wholeMail(Buffer.from(raw)));
}

/** The same letter as the watcher has it of an account that is read by its headers alone. */
export async function readHeaderOf(raw: Buffer): Promise<ParsedMail> {
  return parseMail(assemble(raw, undefined, null));
}
