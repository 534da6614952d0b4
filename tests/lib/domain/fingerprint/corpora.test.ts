import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { foldBody } from '#lib/domain/fingerprint/body.ts';
import { newestMessage } from '#lib/domain/fingerprint/newest.ts';

// Collections of other people's mail lie beside the repository; whoever cloned it has none.
const beside = fileURLToPath(new URL('../../../../../shared/corpora', import.meta.url));
const replies = join(process.env.BATON_CORPORA ?? beside, 'quoted-replies');
const has = existsSync(replies);
if (!has) process.stderr.write(`skipped: no quoted replies at ${replies} (BATON_CORPORA)\n`);

/** Where we differ from that collection on purpose, or know that we do worse. */
const OTHERWISE = new Map([
  ['embedded_ception.txt', 'a signature stays'],
  ['embedded_email_10.txt', 'a signature stays'],
  ['embedded_email_16.txt', 'answers between quotes leave no quote'],
  ['embedded_email_norwegian.txt', 'a signature stays'],
  ['signatures.txt', 'signatures stay'],
  ['quote_only.txt', 'a quote alone has no newest message'],
  ['embedded_email_12.txt', 'an attribution torn by empty lines is not known'],
  ['embedded_email_18.txt', 'a quote without marks ends the message'],
  ['embedded_email_4.txt', 'quotes marked with "|" are not known'],
]);

const dense = (text: string) => text.normalize('NFKC').replace(/\s+/gu, '');
const read = (folder: string, name: string) => readFileSync(join(replies, folder, name), 'utf8');

describe.skipIf(!has)('replies written by many programs', () => {
  const names = has ? readdirSync(join(replies, 'emails')) : [];

  test.each(names.filter((name) => !OTHERWISE.has(name)))(
    '%s is cut as its collectors cut it',
    (name) => {
      const own = newestMessage(read('emails', name).normalize('NFKC'));
      expect(dense(own)).toBe(dense(read('trimmed', name)));
    },
  );

  test.each([...OTHERWISE])('%s is not: %s', (name) => {
    const own = newestMessage(read('emails', name).normalize('NFKC'));
    expect(dense(own)).not.toBe(dense(read('trimmed', name)));
    expect(foldBody(read('emails', name))).not.toBe('');
  });
});
