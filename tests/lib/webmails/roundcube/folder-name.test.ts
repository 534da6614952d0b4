import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFolderName, writeFolderName } from '#lib/webmails/roundcube/folder-name.ts';

test.each([
  ['INBOX', 'INBOX'],
  ['&XfJT0ZAB-', '已发送'],
  ['Angebote & Preise', 'Angebote & Preise'],
  ['Angebote &- Preise', 'Angebote & Preise'],
  // RFC 3501 §5.1.3
  ['~peter/mail/&U,BTFw-/&ZeVnLIqe-', '~peter/mail/台北/日本語'],
])('reads %s', (encoded, name) => {
  expect(readFolderName(encoded)).toBe(name);
});

test('reads back every name it writes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const written = writeFolderName(name);
      expect(written).toMatch(/^[\x20-\x7e]*$/);
      expect(readFolderName(written)).toBe(name);
    }),
  );
});
