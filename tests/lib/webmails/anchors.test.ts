// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { notOnce, reportOf, withOverrides } from '#lib/webmails/anchors.ts';
import { few } from '#lib/webmails/few.ts';

const shipped = { subject: 'h2', body: '.body' };

test('takes an override of a known name that is a selector, and nothing else', () => {
  const overrides = {
    subject: 'h3.subject',
    body: 'div[',
    __proto__: 'x',
    toString: 'p',
    more: 'p',
  };
  expect(withOverrides(shipped, overrides, document)).toEqual({
    subject: 'h3.subject',
    body: '.body',
  });
  expect(shipped.subject).toBe('h2');
});

test('counts what is met, and names what is missing', () => {
  document.body.innerHTML = '<h2>One</h2><h2>Two</h2>';
  expect(reportOf(document, shipped, ['subject'])).toEqual({
    isEnough: true,
    missing: [],
    hits: { subject: 2, body: 0 },
  });
  expect(reportOf(document, shipped, ['subject', 'body'])).toMatchObject({
    isEnough: false,
    missing: ['body'],
  });
});

test('what meets half of a page is not read through, and a mail full of the page’s own is told from it', () => {
  document.body.innerHTML = `<h2>One</h2><div class="body">${'<p><h2>x</h2></p>'.repeat(1000)}</div>`;
  expect(few(document, 'p, h2')).toHaveLength(200);
  expect(few(document, 'p', 3)).toHaveLength(3);
  expect(few(document, 'none')).toEqual([]);
  expect(notOnce(document, shipped, ['subject'], 'body')).toEqual([]);
});
