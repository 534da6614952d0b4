// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import type { Sighting } from '#lib/domain/sighting.ts';
import { trackDrafts, type Reply } from '#lib/webmails/outlook/drafts.ts';
import { readMessage } from '#lib/webmails/outlook/read.ts';
import { fromOf, hasOwnText, receiversOf, sendButtonOf } from '#lib/webmails/outlook/surface.ts';
import { whereIs } from '#lib/webmails/outlook/where.ts';
import { sightingOf } from '#lib/webmails/shown.ts';
import { grace, info, linda, outlookPage, solar, type DrawnPage } from './outlook-page.ts';

beforeEach(() => document.body.replaceChildren());

const sightOf = (page: DrawnPage): Sighting => {
  const reading = readMessage(document, whereIs(page.location), page.anchors, new Date());
  if (!reading || 'missing' in reading) throw new Error('nothing read');
  return sightingOf(reading.shown);
};

function tracking(page: DrawnPage) {
  const end = new AbortController();
  const drafts = trackDrafts(document, page.anchors, end.signal);
  const told: Reply[] = [];
  const gone: Reply[] = [];
  drafts.onReply((reply, until) => {
    told.push(reply);
    until.addEventListener('abort', () => gone.push(reply));
  }, end.signal);
  return { drafts, told, gone, end };
}

describe('a draft', () => {
  test('under the mail it answers is a reply, told once, and gone with its editor', () => {
    const page = outlookPage();
    const sight = sightOf(page);
    const { drafts, told, gone } = tracking(page);
    expect(drafts.look(sight, [])).toBe(false);
    expect(told).toEqual([]);
    const draft = page.draft('reply');
    drafts.look(sight, []);
    drafts.look(sight, []);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ answered: sight });
    expect(told[0]?.surface.root).toBe(draft);
    draft.remove();
    drafts.look(sight, []);
    expect(gone).toEqual(told);
    expect(drafts.current()).toBeNull();
  });

  test('begun while the page goes on to its mail, is a reply once that is there', () => {
    const page = outlookPage();
    const sight = sightOf(page);
    const { drafts, told } = tracking(page);
    page.draft('reply');
    expect(drafts.look(undefined, [])).toBe(true);
    expect(told).toEqual([]);
    expect(drafts.look(sight, [])).toBe(false);
    expect(told[0]).toMatchObject({ answered: sight });
  });

  test.each(['en', 'zh', 'de'])('docked, is a reply to what was open here, in %s', (language) => {
    const page = outlookPage({ query: `lang=${language}` });
    const sight = sightOf(page);
    const { drafts, told } = tracking(page);
    page.draft('reply', { docked: true });
    drafts.look(null, [sight]);
    expect(told[0]?.answered).toBe(sight);
  });

  test('docked, is none of ours where subject or receiver is another’s', () => {
    const page = outlookPage();
    const sight = sightOf(page);
    for (const other of [
      { ...sight, subject: 'Something else' },
      { ...sight, from: { name: 'Tom Baker', address: 'tom@pumps.test' } },
    ]) {
      const { drafts, told, end } = tracking(page);
      const draft = page.draft('reply', { docked: true });
      expect(drafts.look(null, [other])).toBe(false);
      expect(told).toEqual([]);
      draft.remove();
      end.abort();
    }
  });

  test.each([true, false])('that forwards or begins anew is no reply; docked: %s', (docked) => {
    const page = outlookPage();
    const sight = sightOf(page);
    const { drafts, told } = tracking(page);
    page.draft('forward', { docked });
    page.draft('new', { docked: true });
    drafts.look(sight, [sight]);
    expect(told).toEqual([]);
    expect(drafts.current()).not.toBeNull();
  });

  test('pressed Forward for is none, whoever is put in afterwards', () => {
    const page = outlookPage();
    const { drafts, told } = tracking(page);
    document.querySelector<HTMLElement>('[data-icon-name="ArrowForwardRegular"]')?.click();
    const draft = page.draft('forward');
    const pill = document.createElement('span');
    pill.setAttribute('data-lpc-hover-target-id', '0');
    pill.textContent = 'Tom Baker';
    draft.querySelector('.well')?.append(pill);
    drafts.look(sightOf(page), []);
    expect(told).toEqual([]);
  });

  test('waits until its receivers are there', () => {
    const page = outlookPage();
    const sight = sightOf(page);
    const { drafts, told } = tracking(page);
    const draft = page.draft('reply');
    const [pill] = draft.querySelectorAll('.pill');
    const home = pill?.parentElement;
    pill?.remove();
    expect(drafts.look(sight, [])).toBe(true);
    if (pill) home?.append(pill);
    expect(drafts.look(sight, [])).toBe(false);
    expect(told).toHaveLength(1);
  });
});

describe('of a draft is read', () => {
  const surfaceIn = (page: DrawnPage) => {
    const { drafts } = tracking(page);
    drafts.look(null, []);
    const current = drafts.current();
    if (!current) throw new Error('no draft');
    return current.surface;
  };

  test('who receives it, by name', () => {
    const page = outlookPage();
    page.draft('reply');
    expect(receiversOf(surfaceIn(page), page.anchors)).toEqual({
      names: [grace.name],
      addresses: [],
    });
  });

  test('its From, where one is shown, and none from anywhere else', () => {
    const page = outlookPage({ query: 'from' });
    const draft = page.draft('reply');
    expect(fromOf(surfaceIn(page), page.anchors)?.address).toBe(linda);
    const pill = draft.querySelector('.pill');
    if (pill) pill.textContent = info.address;
    expect(fromOf(surfaceIn(page), page.anchors)?.address).toBe(linda);
    draft.remove();
    const bare = outlookPage();
    bare.draft('reply');
    expect(fromOf(surfaceIn(bare), bare.anchors)).toBeNull();
  });

  test('its own Send, not that of the draft beside it', () => {
    const page = outlookPage();
    const [inline, docked] = [page.draft('reply'), page.draft('new', { docked: true })];
    const { drafts } = tracking(page);
    drafts.look(sightOf(page), []);
    const [reply] = drafts.replies();
    const button = reply && sendButtonOf(reply.surface, page.anchors);
    expect(button?.id).toMatch(/__primaryActionButton$/);
    expect(inline.contains(button ?? null)).toBe(true);
    expect(docked.contains(button ?? null)).toBe(false);
  });

  test('whether it says anything of its own, beside signature and quote', () => {
    const page = outlookPage({ mails: [solar] });
    page.draft('reply');
    const surface = surfaceIn(page);
    expect(hasOwnText(surface, page.anchors)).toBe(false);
    const line = surface.editor.querySelector('.elementToProof');
    if (line) line.textContent = 'Dear Grace,';
    expect(hasOwnText(surface, page.anchors)).toBe(true);
  });
});
