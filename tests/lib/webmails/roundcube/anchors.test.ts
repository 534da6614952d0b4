// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { shipped, type Anchor } from '#lib/webmails/roundcube/anchors.ts';
import { savedPage, skins } from './saved-page.ts';

/** How often each anchor matches in each saved page; anchors that are not named match nowhere there. */
const message = { header: 1, subject: 1, body: 1, part: 1 };
const list = { list: 1, row: 2, rowLink: 2, rowSender: 2 };
const compose = {
  sendButton: 1,
  from: 1,
  to: 1,
  cc: 1,
  composeSubject: 1,
  composeBody: 1,
  isHtml: 1,
};
const expected = {
  elastic: {
    list: { ...list, previewFrame: 1, username: 1, layout: 1, replyButton: 1 },
    preview: { ...message, sender: 1, recipients: 3, date: 2, attachments: 1 },
    'preview-html': { ...message, sender: 1, recipients: 1, date: 2 },
    show: {
      ...message,
      sender: 1,
      recipients: 3,
      date: 2,
      attachments: 1,
      layout: 1,
      replyButton: 1,
    },
    'own-window': {
      ...message,
      sender: 1,
      recipients: 3,
      date: 2,
      attachments: 1,
      layout: 1,
      replyButton: 1,
    },
    compose: { ...compose, sendClone: 1, layout: 1 },
    'compose-html': { ...compose, sendClone: 1, layout: 1, editorFrame: 1, readyEditor: 1 },
    'compose-new': { ...compose, sendClone: 1, layout: 1 },
  },
  larry: {
    list: { ...list, previewFrame: 1, username: 1, replyButton: 1 },
    // Sender and date stand in a short and in a full table.
    preview: { ...message, sender: 2, recipients: 3, date: 2, attachments: 1, replyButton: 1 },
    'preview-html': { ...message, sender: 2, recipients: 1, date: 2, replyButton: 1 },
    show: {
      ...message,
      sender: 1,
      recipients: 3,
      date: 1,
      attachments: 1,
      username: 1,
      replyButton: 1,
    },
    'own-window': { ...message, sender: 1, recipients: 3, date: 1, attachments: 1, replyButton: 1 },
    compose: { ...compose, username: 1 },
    'compose-html': { ...compose, username: 1, editorFrame: 1, readyEditor: 1 },
    'compose-new': { ...compose, username: 1 },
  },
} satisfies Record<string, Record<string, Partial<Record<Anchor, number>>>>;

describe.each(skins)('%s', (skin) => {
  test.each(Object.entries(expected[skin]))('matches as expected in %s', (page, counts) => {
    const { document } = savedPage(skin, page);
    const found = Object.entries(shipped)
      // Looked for inside the subject alone.
      .filter(([name]) => name !== 'subjectExtras')
      .map(([name, selector]) => [name, document.querySelectorAll(selector).length] as const)
      .filter(([, count]) => count > 0);
    expect(Object.fromEntries(found)).toEqual(counts);
  });
});
