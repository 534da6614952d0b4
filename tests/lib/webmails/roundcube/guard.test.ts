// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { roundcube } from '#lib/webmails/roundcube/index.ts';
import { until } from '#tests/support/until.ts';
import { clickAsPerson, pressAsPerson } from '../as-a-person.ts';
import { fakeGuard } from '../fake/fake-guard.ts';
import { savedPage, skins } from './saved-page.ts';

let end: AbortController;
beforeEach(() => {
  end = new AbortController();
  sessionStorage.clear();
});
afterEach(() => end.abort());

describe.each(skins)('%s', (skin) => {
  function write(name: string) {
    const { document, url } = savedPage(skin, name);
    const guard = fakeGuard();
    const sent: string[] = [];
    const webmail = roundcube({ document, location: url as unknown as Location, isTop: true }, {});
    webmail.guardSend(guard, end.signal);
    const send = document.querySelector<HTMLElement>('[onclick*="command(\'send\',"]')!;
    send.addEventListener('click', () => sent.push('button'));
    document.addEventListener('keydown', ({ isTrusted }) =>
      sent.push(`key: ${Boolean(isTrusted)}`),
    );
    return { document, guard, sent, send };
  }

  test.each(['compose', 'compose-html'])(
    'tells of the reply in %s, and to whom it goes',
    (name) => {
      const { guard } = write(name);
      expect(guard.drafts).toHaveLength(1);
      expect(guard.drafts[0]?.answered.rfcMessageId).toBe('<pumps-1@okoro-farms.test>');
      expect(guard.drafts[0]?.addressed()).toEqual({
        from: 'info@acme.test',
        to: ['adaeze@okoro-farms.test'],
      });
      end.abort();
      expect(guard.drafts).toEqual([]);
    },
  );

  test('knows to whom it goes whatever the name before the address', () => {
    const { document, guard } = write('compose');
    const to = document.querySelector<HTMLTextAreaElement>('#_to')!;
    to.value = `${'a'.repeat(200_000)} <adaeze@okoro-farms.test>, ${'b'.repeat(200_000)}`;
    expect(guard.drafts[0]?.addressed().to).toEqual(['adaeze@okoro-farms.test']);
  });

  test.each(['compose-new', 'show', 'list'])('has nothing to guard in %s', (name) => {
    const { document, url } = savedPage(skin, name);
    const guard = fakeGuard();
    const page = { document, location: url as unknown as Location, isTop: true };
    roundcube(page, {}).guardSend(guard, end.signal);
    expect(guard.drafts).toEqual([]);
    const send = document.querySelector('.send');
    if (send) expect(clickAsPerson(send)).toBe(true);
    expect(guard.asked).toBe(0);
  });

  test('holds Send, and presses the page’s own once it may go', async () => {
    const { guard, sent, send } = write('compose');
    expect(clickAsPerson(send)).toBe(false);
    expect(sent).toEqual([]);
    guard.answer(true);
    await until(() => sent.length > 0);
    expect(sent).toEqual(['button']);
    guard.must = false;
    clickAsPerson(send);
    expect(sent).toEqual(['button', 'button']);
  });

  test('holds the key by which plugins send, and presses it again, never the button in its stead', async () => {
    const { document, guard, sent } = write('compose');
    const area = document.querySelector('#composebody')!;
    expect(pressAsPerson(area, { key: 'Enter', ctrlKey: true })).toBe(false);
    expect(sent).toEqual([]);
    guard.answer(true);
    await until(() => sent.length > 0);
    expect(sent).toEqual(['key: false']);
  });

  test('lets the other buttons be', () => {
    const { document, guard } = write('compose');
    const others = [...document.querySelectorAll('[onclick]')].filter(
      (one) => !one.matches('[onclick*="command(\'send\',"]'),
    );
    expect(others.length).toBeGreaterThan(3);
    for (const other of others) expect(clickAsPerson(other)).toBe(true);
    expect(guard.asked).toBe(0);
  });
});

test('knows Elastic’s second Send, on narrow screens', () => {
  const { document, url } = savedPage('elastic', 'compose');
  const guard = fakeGuard();
  const page = { document, location: url as unknown as Location, isTop: true };
  roundcube(page, {}).guardSend(guard, end.signal);
  const clone = document.querySelector('#rcmbtn111-clone')!;
  expect(clickAsPerson(clone)).toBe(false);
  expect(guard.asked).toBe(1);
});
