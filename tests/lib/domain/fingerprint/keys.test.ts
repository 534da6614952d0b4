import { describe, expect, test } from 'vitest';
import { htmlText } from '#lib/domain/fingerprint/html-text.ts';
import { indexKeys, lookupKeys, type Seen } from '#lib/domain/fingerprint/keys.ts';

// The literals are SHA-256 computed elsewhere: printf 'diego@riego.test\n500 pumps\n…' | sha256sum
const mail: Seen = {
  sender: 'diego@riego.test',
  senderName: 'Diego Soto',
  subject: '500 pumps',
  sentAt: new Date('2026-11-20T02:00:30Z'),
  bodies: ['Dear team,\n\nwe need 500 pumps SP-40 by March.\n\nDiego'],
  attachments: [],
  recipients: ['info@acme.test'],
};

/** What a server does with the keys: the first tier that finds exactly one message. */
function found(shown: Seen, stored: Record<string, Seen>): string | null {
  const index = Object.entries(stored).map(([id, seen]) => ({ id, keys: indexKeys(seen) }));
  for (const { keys } of lookupKeys(shown)) {
    const hits = index.filter((row) => row.keys.some((key) => keys.includes(key)));
    if (hits.length === 1) return hits[0]?.id ?? null;
  }
  return null;
}

const tiers = (seen: Seen) => lookupKeys(seen).map(({ tier }) => tier);
const later = (minutes: number) => new Date(Number(mail.sentAt) + minutes * 60_000);

describe('written values', () => {
  test('what a message stores', () => {
    expect(indexKeys(mail)).toEqual([
      '3:a2560b476eb6f594',
      '3d:bffbcfe8f2fcffe6',
      '4b:b12d0ff33030771c',
      '5:f01168bce2a93f32',
    ]);
  });

  test('what a page asks for', () => {
    expect(lookupKeys(mail)).toEqual([
      {
        tier: '3',
        keys: [
          '3d:a78af4940784c952',
          '3d:397ba21e26702077',
          '3d:bffbcfe8f2fcffe6',
          '3d:addb4f6b1ec658df',
          '3d:1ff48e86e60220be',
        ],
      },
      { tier: '4', keys: ['4b:62b8295aabdf8c2d', '4b:b12d0ff33030771c', '4b:b337d5c8491f42f9'] },
    ]);
  });

  test('attachments, sorted and folded', () => {
    const withFiles = { ...mail, attachments: ['Specs.PDF', ' list.xlsx'] };
    expect(indexKeys(withFiles)).toContain('4a:bbc545d7e3452c37');
    expect(lookupKeys(withFiles)[1]?.keys.filter((key) => key.startsWith('4a'))).toEqual([
      '4a:074159149ad264da',
      '4a:bbc545d7e3452c37',
      '4a:a66fb7cd244434ec',
    ]);
  });

  test('a page with a name and no address', () => {
    expect(lookupKeys({ ...mail, sender: null }).at(-1)).toEqual({
      tier: '5',
      keys: ['5:52ab5487c2608ce2', '5:f01168bce2a93f32', '5:44762967975e9718'],
    });
  });

  test('a page without a date', () => {
    expect(lookupKeys({ ...mail, sentAt: null })).toEqual([
      { tier: '3', keys: ['3:a2560b476eb6f594'] },
    ]);
  });

  test('a long body: 400 characters for one key, 200 for another', () => {
    const keys = indexKeys({ ...mail, bodies: ['ab '.repeat(1000)] });
    expect(keys).toContain('3:a4b36d3dbd6760d7');
    expect(keys).toContain('4b:1dea8fcc5e53c673');
  });

  test.each<[string, Partial<Seen>, string]>([
    ['full-width colons', { subject: '回复：Re: 500 pumps' }, '3:a2560b476eb6f594'],
    ['stacked prefixes', { subject: 'RE: FW: 答复: 500  Pumps' }, '3:a2560b476eb6f594'],
    ['(无主题)', { subject: '(无主题)' }, '3:4b6eb27a8b30dc17'],
    ['(no subject)', { subject: '(no subject)' }, '3:4b6eb27a8b30dc17'],
    ['an empty subject', { subject: '' }, '3:4b6eb27a8b30dc17'],
    [
      'a subject in GB18030',
      {
        subject: new TextDecoder('gb18030').decode(
          Uint8Array.from([0xd1, 0xaf, 0xbc, 0xdb, 0x20, 0x82, 0x32, 0x8d, 0x37]),
        ),
      },
      '3:cbb53d0035595b21',
    ],
    ['a sender with a tag', { sender: 'Diego+Pumps@Riego.test' }, '3:634c95f11e042ab2'],
    ['a sender in brackets', { sender: ' <DIEGO@riego.test> ' }, '3:a2560b476eb6f594'],
    ['a sender without an address', { sender: null }, '3:6e239a8a1d18aeb6'],
    [
      'a forward whose quote is the whole text',
      {
        bodies: [
          '---------- Forwarded message ---------\nFrom: Li <li@acme.test>\n\nPlease quote 500 pumps',
        ],
      },
      '3:c489b9d24e74292a',
    ],
  ])('%s', (_case, change, key) => {
    expect(indexKeys({ ...mail, ...change })[0]).toBe(key);
  });
});

describe('the same mail is found', () => {
  test('by either alternative', () => {
    const html = '<p>Dear team,</p><p>we need <b>500</b> pumps SP-40 by March (see list).</p>Diego';
    const stored = { a: { ...mail, bodies: [...mail.bodies, htmlText(html)] } };
    expect(found(mail, stored)).toBe('a');
    expect(found({ ...mail, bodies: [htmlText(html)] }, stored)).toBe('a');
  });

  test.each([
    ['two days', 2 * 24 * 60, 'a'],
    ['three days', 3 * 24 * 60, null],
  ])('with the whole body, %s apart', (_case, minutes, id) => {
    expect(found({ ...mail, sentAt: later(minutes) }, { a: mail })).toBe(id);
    expect(found({ ...mail, sentAt: later(-minutes) }, { a: mail })).toBe(id);
  });

  test('by its beginning within a minute, where the page cuts it', () => {
    const whole = 'We need pumps of many kinds. '.repeat(40);
    const shown = { ...mail, bodies: [whole.slice(0, 300)] };
    const stored = { a: { ...mail, bodies: [whole] } };
    expect(found({ ...shown, sentAt: later(1) }, stored)).toBe('a');
    expect(found({ ...shown, sentAt: later(-1) }, stored)).toBe('a');
    expect(found({ ...shown, sentAt: later(2) }, stored)).toBeNull();
    expect(found({ ...shown, sentAt: null }, stored)).toBeNull();
  });

  test('by its attachments within a minute, where the body is only an image', () => {
    const picture = { ...mail, bodies: [''], attachments: ['IMG_1.jpg'] };
    expect(tiers(picture)).toEqual(['4']);
    expect(found({ ...picture, bodies: [] }, { a: picture })).toBe('a');
    expect(found({ ...picture, attachments: ['IMG_2.jpg'] }, { a: picture })).toBeNull();
    expect(found({ ...picture, sentAt: null }, { a: picture })).toBeNull();
  });

  test('where the page does not say its zone: local time or UTC', () => {
    const cut = { ...mail, bodies: [`${mail.bodies[0]} ${'and more '.repeat(60)}`] };
    const shown = { ...cut, bodies: [cut.bodies[0]?.slice(0, 350) ?? ''] };
    const inShanghai = later(-8 * 60);
    expect(found({ ...shown, sentAt: inShanghai }, { a: cut })).toBeNull();
    expect(found({ ...shown, sentAt: inShanghai, otherTimes: [later(0)] }, { a: cut })).toBe('a');
  });

  test('when its clock ran through an hour twice', () => {
    // Berlin, 25 October 2026: 02:30 is 00:30 UTC and again 01:30 UTC.
    const first = { ...mail, sentAt: new Date('2026-10-25T00:30:00Z') };
    const second = { ...mail, sentAt: new Date('2026-10-25T01:30:00Z') };
    expect(found(first, { first, second })).toBe('first');
    expect(found(second, { first, second })).toBe('second');
    const either = { ...first, otherTimes: [second.sentAt] };
    expect(found(either, { second })).toBe('second');
    expect(found(either, { first, second })).toBeNull();
  });

  test('by name, subject, day and body, where no address is shown', () => {
    const shown = { ...mail, sender: null, senderName: '  DIEGO  Soto ' };
    expect(found(shown, { a: mail })).toBe('a');
    expect(found({ ...shown, sentAt: later(24 * 60) }, { a: mail })).toBe('a');
    expect(found({ ...shown, sentAt: later(2 * 24 * 60) }, { a: mail })).toBeNull();
    expect(found({ ...shown, senderName: '"Diego Soto"' }, { a: mail })).toBe('a');
  });
});

describe('a guess is never made', () => {
  test.each<[string, Partial<Seen>]>([
    ['another sender', { sender: 'diego@other.test' }],
    ['the sender without its tag', { sender: 'diego+a@riego.test' }],
    ['another subject', { subject: '501 pumps' }],
    ['another body', { bodies: ['Dear team, we need 400 pumps SP-40 by March. Diego'] }],
    ['a name that is not the address', { sender: 'ana@riego.test', senderName: 'Diego Soto' }],
  ])('%s', (_case, change) => {
    expect(found({ ...mail, ...change }, { a: mail })).toBeNull();
  });

  test('the same notification three times in one minute', () => {
    expect(found(mail, { a: mail, b: mail, c: mail })).toBeNull();
  });

  test('the same notification on two days is told apart by its minute', () => {
    const stored = { monday: mail, tuesday: { ...mail, sentAt: later(24 * 60) } };
    expect(found(mail, stored)).toBe('monday');
    expect(found({ ...mail, sentAt: later(24 * 60) }, stored)).toBe('tuesday');
    expect(found({ ...mail, sentAt: later(12 * 60) }, stored)).toBeNull();
  });

  test.each([
    ['no body', []],
    ['an empty body', ['']],
    ['19 characters', ['Thanks, will do it.🙂 xyz']],
    [
      'a quote under a few words',
      ['OK\n\nOn 20 Nov 2026, Li wrote:\n> a long quoted text follows'],
    ],
  ])('%s and no attachment: nothing is stored and nothing asked', (_case, bodies) => {
    expect(indexKeys({ ...mail, bodies })).toEqual([]);
    expect(lookupKeys({ ...mail, bodies })).toEqual([]);
  });

  test('20 characters are enough', () => {
    const bodies = ['Thanks, will do it.🙂 xyz!'];
    expect(indexKeys({ ...mail, bodies })).toHaveLength(4);
    expect(tiers({ ...mail, bodies })).toEqual(['3', '4']);
  });

  test('neither address nor name', () => {
    const nobody = { ...mail, sender: null, senderName: ' ' };
    expect(indexKeys(nobody)).toEqual([]);
    expect(lookupKeys(nobody)).toEqual([]);
  });

  test('a date that is none counts as no date', () => {
    expect(tiers({ ...mail, sentAt: new Date(Number.NaN) })).toEqual(['3']);
    expect(indexKeys({ ...mail, sentAt: new Date(Number.NaN) })).toEqual(['3:a2560b476eb6f594']);
  });
});

test('however much a page shows, a row keeps at most 17 keys a time and a tier asks for at most 20', () => {
  const much: Seen = {
    ...mail,
    sender: null,
    bodies: Array.from({ length: 50 }, (_, at) => `${at} ${'a long body '.repeat(5)}`),
    attachments: Array.from({ length: 500 }, (_, at) => `${at}.pdf`),
    otherTimes: Array.from({ length: 50 }, (_, at) => later(at * 10_000)),
  };
  expect(indexKeys(much).length).toBe(17);
  for (const { keys } of lookupKeys(much)) expect(keys.length).toBeLessThanOrEqual(20);
});
