// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { readAddressed, readAnswered } from '#lib/webmails/roundcube/draft.ts';
import { readMessage } from '#lib/webmails/roundcube/read.ts';
import { sightingOf, type Shown } from '#lib/webmails/shown.ts';
import { savedPage, skins } from './saved-page.ts';

const now = new Date('2026-11-23T12:00:00Z');

describe.each(skins)('%s', (skin) => {
  const opened = (name = 'show') =>
    sightingOf(readMessage(savedPage(skin, name), null, now) as Shown);

  test('knows what it answers by the Message-ID', () => {
    expect(readAnswered(savedPage(skin, 'compose'), null)).toMatchObject({
      account: 'info@acme.test',
      rfcMessageId: '<pumps-1@okoro-farms.test>',
      from: { address: 'adaeze@okoro-farms.test' },
      subject: 'Re: Quotation for 40 submersible pumps',
      place: null,
      keys: [],
    });
  });

  test('takes all of the message opened before, where it is the same', () => {
    expect(readAnswered(savedPage(skin, 'compose'), opened())).toEqual({
      ...opened(),
      rfcMessageId: '<pumps-1@okoro-farms.test>',
    });
  });

  test('takes nothing of another message', () => {
    const other = { ...opened(), rfcMessageId: '<else@okoro-farms.test>' };
    expect(readAnswered(savedPage(skin, 'compose'), other)?.place).toBeNull();
    expect(readAnswered(savedPage(skin, 'compose'), opened('preview-html'))?.place).toBeNull();
  });

  test('says nothing where an admin set what is no field', () => {
    const sheet = savedPage(skin, 'compose');
    sheet.document.body.append(sheet.document.createElement('li'));
    const fields = { from: 'li', to: 'li', cc: 'li', composeSubject: 'li' };
    const anchors = { ...sheet.anchors, ...fields };
    expect(readAddressed({ ...sheet, anchors })).toEqual({ from: null, to: [] });
    expect(readAnswered({ ...sheet, anchors }, null)).toMatchObject({ from: null, subject: '' });
  });

  test('answers nothing in a new mail', () => {
    expect(readAnswered(savedPage(skin, 'compose-new'), opened())).toBeNull();
  });
});
