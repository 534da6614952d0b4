// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { saysSent } from '#lib/webmails/roundcube/watch-sent.ts';

/** What Roundcube 1.6 answers into its hidden frame (`rcmail_output_html::get_js_commands`). */
const answer = (commands: string, query = '_task=mail&_action=send&_framed=1'): Document => {
  const script = `if (window.parent && parent.rcmail) {\n\tparent.rcmail.iframe_loaded("loading1");\n${commands}}\n`;
  const html = `<!DOCTYPE html><html><head><meta name="generator" content="Roundcube"></head><body><script>${script}</script></body></html>`;
  const document = new DOMParser().parseFromString(html, 'text/html');
  Object.defineProperty(document, 'URL', { value: `http://webmail.test/?${query}` });
  return document;
};
const gone = '\tparent.rcmail.sent_successfully("confirmation","Message sent.",["INBOX"],false);\n';

test('hears that a mail went out', () => {
  expect(saysSent(answer(gone))).toBe(true);
});

test.each([
  ['a saved draft', answer('\tparent.rcmail.set_draft_id("7");\n')],
  ['a refusal', answer('\tparent.rcmail.display_message("SMTP Error (550)","error");\n')],
  [
    'a message that quotes it',
    answer('\tparent.rcmail.display_message("\\nparent.rcmail.sent_successfully(","error");\n'),
  ],
  ['a mail that had gone before', answer(gone, '_task=mail&_action=send&_framed=1&_saveonly=1')],
  ['no page at all', null],
])('hears nothing of the kind in %s', (_what, document) => {
  expect(saysSent(document)).toBe(false);
});
