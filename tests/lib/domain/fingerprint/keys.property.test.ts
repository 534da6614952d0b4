import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlText } from '#lib/domain/fingerprint/html-text.ts';
import { indexKeys, lookupKeys, type Seen } from '#lib/domain/fingerprint/keys.ts';

const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9äéß]{1,9}$/),
  fc.constantFrom('询价', '水泵', 'ﬁt', '５００', '“x”', 'a&b', '<5>', 'précis'),
);
const line = fc.array(word, { minLength: 4, maxLength: 12 }).map((words) => words.join(' '));
/** What a person writes: at least 20 characters, no line that a program could have written. */
const written = fc
  .array(line, { minLength: 3, maxLength: 12 })
  .map((lines) => ['Dear team and colleagues', ...lines]);

const seen: fc.Arbitrary<Seen> = fc.record({
  sender: fc.emailAddress(),
  senderName: fc.oneof(fc.constant(null), word),
  subject: line,
  sentAt: fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2035-01-01'),
    noInvalidDate: true,
  }),
  bodies: written.map((lines) => [lines.join('\n')]),
  attachments: fc.array(
    word.map((name) => `${name}.pdf`),
    { maxLength: 3 },
  ),
  recipients: fc.constant([]),
});

const body = (mail: Seen) => mail.bodies[0] ?? '';
const asHtml = (text: string) =>
  text
    .split('\n')
    .map((row) => row.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    .map((row) => `<p>${row.replaceAll(' ', '&nbsp; ')}</p>`)
    .join('\n');

/** The tiers of `shown` that find `stored`. */
function meets(shown: Seen, stored: Seen): string[] {
  const index = new Set(indexKeys(stored));
  return lookupKeys(shown)
    .filter(({ keys }) => keys.some((key) => index.has(key)))
    .map(({ tier }) => tier);
}

const inserted = fc.array(
  fc.tuple(
    fc.nat(),
    fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u3000', '\u200b', '\u00ad', '\r\n'),
  ),
  { maxLength: 30 },
);

test('a mail is found by its text part and by its HTML part', () => {
  fc.assert(
    fc.property(seen, written, (mail, other) => {
      const html = asHtml(other.join('\n'));
      const stored = { ...mail, bodies: [body(mail), htmlText(html)] };
      expect(meets(mail, stored)).toEqual(['3', '4']);
      expect(meets({ ...mail, bodies: [htmlText(html)] }, stored)).toEqual(['3', '4']);
      expect(indexKeys({ ...mail, bodies: [htmlText(asHtml(body(mail)))] })).toEqual(
        indexKeys(mail),
      );
    }),
  );
});

test('white space and what nobody sees change no key', () => {
  fc.assert(
    fc.property(seen, inserted, (mail, additions) => {
      let text = body(mail);
      for (const [at, space] of additions) {
        // Between words only: a break inside "> " or "wrote:" would be another text.
        const gaps = [...text.matchAll(/ /g)].map((match) => match.index);
        const gap = gaps[at % gaps.length] ?? 0;
        text = text.slice(0, gap) + space + text.slice(gap);
      }
      expect(indexKeys({ ...mail, bodies: [text] })).toEqual(indexKeys(mail));
    }),
  );
});

test('the form of the same characters changes no key', () => {
  fc.assert(
    fc.property(seen, fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (mail, form) => {
      const other = {
        ...mail,
        subject: mail.subject.normalize(form),
        bodies: [body(mail).normalize(form)],
        attachments: mail.attachments.map((name) => name.normalize(form)).toReversed(),
      };
      expect(indexKeys(other)).toEqual(indexKeys(mail));
    }),
  );
});

test('what is quoted below changes no key, however it grows', () => {
  fc.assert(
    fc.property(seen, written, fc.nat({ max: 3 }), (mail, quoted, depth) => {
      const marks = '> '.repeat(depth + 1);
      const text = [
        body(mail),
        '',
        'On Fri, Nov 20, 2026 at 10:00 AM Li Wei <li@acme.test> wrote:',
        '',
        ...quoted.map((row) => marks + row),
      ].join('\n');
      const html = `${asHtml(body(mail))}<div class="gmail_attr">Li:</div><blockquote>${asHtml(
        quoted.join('\n'),
      )}</blockquote>`;
      expect(indexKeys({ ...mail, bodies: [text] })).toEqual(indexKeys(mail));
      expect(indexKeys({ ...mail, bodies: [htmlText(html)] })).toEqual(indexKeys(mail));
    }),
  );
});

test('another sender, subject or body shares no key', () => {
  fc.assert(
    fc.property(seen, (mail) => {
      expect(meets({ ...mail, sender: `x${mail.sender}` }, mail)).toEqual([]);
      expect(meets({ ...mail, subject: `${mail.subject} x` }, mail)).toEqual([]);
      expect(meets({ ...mail, bodies: [`x${body(mail)}`], attachments: [] }, mail)).toEqual([]);
    }),
  );
});
