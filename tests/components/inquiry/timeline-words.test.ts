import { describe, expect, test } from 'vitest';
import { tellAll, tellEntry } from '#components/inquiry/timeline-words.ts';
import type { Entry } from '#lib/domain/entry.ts';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Language } from '#lib/words/language.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { wordsFor } from '#lib/words/words.ts';
import { idOf } from '#tests/support/rows.ts';
import {
  ago,
  anEntry,
  anInquiryOf,
  linda,
  now,
  team,
  wang,
  zhou,
  zone,
} from '#tests/support/seeded-team.ts';

const readerOf = (language: Language): Reader => ({
  words: wordsFor(language),
  moment: { now, zone, language },
  nameOf: (id) => team.find((member) => member.id === id)?.name ?? '?',
});
const other = idOf<InquiryId>('other');
const isHere = (subject: string) => ({
  inquiry: anInquiryOf('shown'),
  subjects: new Map([[other, subject]]),
});
const isAway = { inquiry: anInquiryOf('shown'), subjects: new Map() };
const said = (entry: Entry, language: Language = 'en', story = isAway) => {
  const told = tellEntry(entry, story, linda.id, readerOf(language));
  return told && [told.who, told.text].filter(Boolean).join(' ');
};
const entry = (
  action: string,
  by: Parameters<typeof anEntry>[2] = wang,
  detail: Entry['detail'] = {},
) => anEntry('shown', action, by, ago(1), detail);

const byRule = (action: string, detail: Entry['detail']): Entry => ({
  ...entry(action, 'watcher', detail),
  actor: { kind: 'rule', ruleId: idOf('rule'), name: 'Product A' },
});

describe('an entry as a sentence', () => {
  const own = { memberId: linda.id, address: linda.address };
  test.each([
    [entry('open', 'watcher'), 'Inquiry received'],
    [entry('open', linda), 'You tracked this mail'],
    [entry('view'), 'Wang Lei viewed'],
    [entry('claim', linda), 'You claimed'],
    [entry('assign', zhou, { memberId: wang.id }), 'Zhou Ting assigned to Wang Lei'],
    [entry('assign', zhou, { memberId: linda.id }), 'Zhou Ting assigned to you'],
    [entry('release', wang), 'Wang Lei released'],
    [
      entry('begin-send', wang, { over: 'already-claimed', memberId: zhou.id }),
      'Wang Lei sent anyway, though Zhou Ting held it',
    ],
    [
      entry('begin-send', wang, { over: 'already-claimed', memberId: linda.id }),
      'Wang Lei sent anyway, though you held it',
    ],
    [
      entry('begin-send', linda, { over: 'already-answered', memberId: wang.id }),
      'You sent anyway, though Wang Lei had answered',
    ],
    [
      entry('begin-send', linda, { over: 'already-answered' }),
      'You sent anyway, though it was answered',
    ],
    [
      entry('begin-send', linda, { over: 'already-sending', memberId: wang.id }),
      'You sent anyway, while Wang Lei was sending',
    ],
    [entry('ask-for', wang, { memberId: linda.id }), 'Wang Lei asked you for it'],
    [entry('withdraw-ask', wang), 'Wang Lei took back the request'],
    [entry('answer-ask', wang, { memberId: linda.id, given: true }), 'Wang Lei gave it to you'],
    [
      entry('answer-ask', linda, { memberId: wang.id, given: false }),
      'You kept it, though Wang Lei asked',
    ],
    [entry('release', wang, { text: 'not my region' }), 'Wang Lei released, “not my region”'],
    [entry('hand-off', linda, own), 'You handed off to your mailbox'],
    [entry('hand-off', zhou, own), 'Zhou Ting handed off to linda@northquay.test'],
    [entry('deliver', 'watcher', { delivery: 'delivered' }), 'The original arrived there'],
    [entry('deliver', 'watcher', { delivery: 'failed' }), 'The original did not arrive there'],
    [entry('customer-wrote', 'watcher'), 'Customer wrote again'],
    [entry('customer-wrote', 'watcher', { reopened: true }), 'Customer wrote again; reopened'],
    [entry('replied', 'watcher', { memberId: wang.id, evidence: 'server' }), 'Wang Lei answered'],
    [entry('replied', 'watcher', { evidence: 'server' }), 'Answered'],
    [entry('close', wang, { outcome: 'none' }), 'Wang Lei closed as not an inquiry'],
    [entry('reopen', linda), 'You reopened'],
    [entry('note', wang), 'Wang Lei added a note'],
    [entry('tag', wang, { added: ['pumps', 'urgent'] }), 'Wang Lei tagged “pumps” and “urgent”'],
    [entry('tag', wang, { added: [], removed: ['pumps'] }), 'Wang Lei took off “pumps”'],
    [
      entry('tag', wang, { added: ['a, b'], removed: ['pumps'] }),
      'Wang Lei tagged “a, b”, took off “pumps”',
    ],
    [byRule('assign', { memberId: linda.id }), 'Rule “Product A” assigned this to you'],
    [byRule('assign', { memberId: wang.id }), 'Rule “Product A” assigned this to Wang Lei'],
    [
      byRule('hand-off', { address: wang.address }),
      `Rule “Product A” handed this off to ${wang.address}`,
    ],
    [
      entry('acknowledge', 'watcher', { acknowledgement: 'sent', language: 'es' }),
      'Acknowledged in Spanish',
    ],
    [
      entry('acknowledge', 'watcher', { acknowledgement: 'unsure' }),
      'It is not certain that the acknowledgement went out',
    ],
    [entry('bounced', 'watcher', {}), 'Our reply came back; the clock runs again'],
    [
      entry('judge-reply', zhou, { replyClass: 'effective' }),
      'Zhou Ting counted a mail of ours as the answer',
    ],
    [entry('replied', 'watcher', { replyClass: 'automatic' }), 'A mail went to the customer'],
    [entry('merge', zhou), 'Zhou Ting joined this with another inquiry'],
    [
      entry('set-owner', zhou, { memberId: wang.id }),
      'Zhou Ting made Wang Lei the one who looks after this customer',
    ],
  ])('%#', (one, expected) => expect(said(one)).toBe(expected));

  test('in Chinese', () => expect(said(entry('claim', linda), 'zh')).toBe('您 认领'));

  describe('of two inquiries', () => {
    const joined = entry('merge', zhou, { otherId: other });
    const went = anEntry('other', 'merge', zhou, ago(1), { otherId: idOf('shown') });
    const made = anEntry('other', 'split', zhou, ago(1), { otherId: idOf('shown') });
    const subject = `${'Very long '.repeat(30)}طلب (NQ-80)`;
    const whole = `“\u2068${subject}\u2069”`;

    test.each([
      [joined, `joined this with ${whole}`, `与${whole}合并`],
      [went, `joined this with ${whole}`, `与${whole}合并`],
      [made, `split this from ${whole}`, `从${whole}拆分`],
    ])('names the other by what it is about: %#', (one, en, zh) => {
      expect(said(one, 'en', isHere(subject))).toBe(`Zhou Ting ${en}`);
      expect(said(one, 'zh', isHere(subject))).toBe(`Zhou Ting ${zh}`);
    });

    test.each([
      [joined, 'joined this with another inquiry', '与另一询盘合并'],
      [made, 'split this from another inquiry', '从另一询盘拆分'],
    ])('names none that is not here, or is about nothing: %#', (one, en, zh) => {
      for (const story of [isAway, isHere(''), isHere('\u202E ')]) {
        expect(said(one, 'en', story)).toBe(`Zhou Ting ${en}`);
        expect(said(one, 'zh', story)).toBe(`Zhou Ting ${zh}`);
      }
    });

    test('says of the one that a mail was split from what was done to it', () => {
      const split = entry('split', zhou, { otherId: other });
      expect(said(split, 'en', isHere(subject))).toBe(
        'Zhou Ting made an inquiry of its own of a mail',
      );
    });
  });

  test('tells of a press of Send only where somebody was warned', () => {
    expect(said(entry('begin-send', wang))).toBeNull();
    expect(said(entry('end-send', wang))).toBeNull();
    const over = entry('begin-send', linda, { over: 'already-claimed', memberId: wang.id });
    expect(said(over, 'zh')).toBe('您 仍然发送（当时由 Wang Lei 负责）');
  });

  test('is none where there is nothing to know: other places, a delivery under way, a newer server', () => {
    for (const one of [
      entry('locate', 'watcher'),
      entry('deliver', 'watcher', { delivery: 'sending' }),
      entry('fly-to-the-moon'),
    ]) {
      expect(said(one)).toBeNull();
    }
  });
});

describe('the whole story', () => {
  const all = (entries: Entry[], over = {}) =>
    tellAll(
      { ...isAway, entries, inquiry: anInquiryOf('shown', over) },
      linda.id,
      readerOf('en'),
    ).map(({ text }) => text);
  const received = anEntry('shown', 'open', 'watcher', ago(17));

  test('runs from the newest to the oldest', () => {
    expect(all([received, anEntry('shown', 'claim', linda, ago(3))])).toEqual([
      'claimed',
      'Inquiry received',
    ]);
  });

  test('has a mail come when it came, however late the watcher met it', () => {
    const late = anEntry('shown', 'open', 'watcher', ago(1));
    expect(all([late], { replyBy: ago(2) })).toEqual(['Reply deadline passed', 'Inquiry received']);
  });

  test('tells a reply once that a browser reported and the server then saw', () => {
    const reported = anEntry('shown', 'replied', linda, ago(2), { evidence: 'browser' });
    const seen = anEntry('shown', 'replied', 'watcher', ago(1), { evidence: 'server' });
    expect(all([received, reported, seen])).toEqual(['Answered', 'Inquiry received']);
    expect(all([received, reported])).toEqual(['answered', 'Inquiry received']);
  });

  test.each<[Language, string, string]>([
    ['en', 'Reported by a browser', 'Seen on the server'],
    ['zh', '浏览器上报', '服务器已看到'],
  ])(
    'says of a reply that it went unchecked, also once the server saw it: %s',
    (language, ...by) => {
      const report = { evidence: 'browser', unchecked: true } as const;
      const reported = anEntry('shown', 'replied', linda, ago(2), report);
      const note = anEntry('shown', 'note', wang, ago(1.5));
      const seen = anEntry('shown', 'replied', 'watcher', ago(1), { evidence: 'server' });
      const later = anEntry('shown', 'replied', 'watcher', ago(0.5), { evidence: 'server' });
      const notes = (...entries: Entry[]) =>
        tellAll({ ...isAway, entries }, linda.id, readerOf(language)).map((one) => one.note);
      const { notChecked } = wordsFor(language).timeline;
      const [browser, server] = by;
      expect(notes(received, reported)).toEqual([notChecked(browser), null]);
      expect(notes(received, reported, note, seen)).toEqual([notChecked(server), null, null]);
      expect(notes(received, reported, seen, later)).toEqual([server, notChecked(server), null]);
    },
  );

  test('shows deadlines where they passed, and a mail tracked by hand from its arrival', () => {
    expect(all([received], { replyBy: ago(2), viewBy: ago(5) })).toEqual([
      'Reply deadline passed',
      'Nobody looked in time',
      'Inquiry received',
    ]);
    expect(all([anEntry('shown', 'open', linda, ago(1))])).toEqual([
      'tracked this mail',
      'Inquiry received',
    ]);
  });
});
