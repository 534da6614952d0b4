// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { toHtml } from '#lib/domain/templates/to-html.ts';
import { writeInto } from '#lib/webmails/rich-draft.ts';

test('where the browser has no command, puts the same lines in by itself and says so to the editor', () => {
  document.execCommand = () => false;
  const body = document.createElement('div');
  body.contentEditable = 'true';
  document.body.append(body);
  document.getSelection()?.collapse(body, 0);
  let heard = 0;
  body.addEventListener('input', () => (heard += 1));
  const text = 'Dear <b>Adaeze</b>,\n\n  two  spaces & more';
  const options = { text, chosen: true, keepState: () => undefined };
  expect(writeInto(body, options)).toEqual({ ok: true });
  expect(body.querySelector('b')).toBeNull();
  const wanted = document.createElement('div');
  wanted.innerHTML = toHtml(text);
  expect(body.childElementCount).toBe(3);
  expect(body.innerHTML).toBe(wanted.innerHTML);
  expect(heard).toBe(1);
});
