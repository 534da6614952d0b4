// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOutlook } from '#lib/webmails/outlook/index.ts';
import { until } from '#tests/support/until.ts';
import { clickAsPerson } from '../as-a-person.ts';
import { fakeGuard, type FakeGuard } from '../fake/fake-guard.ts';
import { outlookPage, type DrawnPage } from './outlook-page.ts';

let end: AbortController;
let guard: FakeGuard;
beforeEach(() => {
  document.body.replaceChildren();
  end = new AbortController();
  guard = fakeGuard();
});
afterEach(() => end.abort());

/** A reply under the open mail, with the guard at its Send. */
async function replying(page: DrawnPage): Promise<HTMLElement> {
  const webmail = openOutlook(page, {}, end.signal);
  webmail.watch(() => undefined, end.signal);
  webmail.guardSend(guard, end.signal);
  const draft = page.draft('reply');
  await until(() => guard.drafts.length === 1);
  return draft;
}
const item = (which: 'first' | 'last'): HTMLElement | null =>
  document.querySelector(`.menu.send [role="menuitem"]:${which}-child`);
const openMenu = (draft: HTMLElement): void =>
  draft.querySelector<HTMLElement>('[id$="__menuButton"]')?.click();

test('what the menu sends now waits, and is sent by the button once the menu is gone', async () => {
  const draft = await replying(outlookPage());
  openMenu(draft);
  clickAsPerson(item('first')!);
  expect(draft.isConnected).toBe(true);
  openMenu(draft);
  guard.answer(true);
  await until(() => !draft.isConnected);
});

test.each(['CalendarClockRegular', 'SendClockRegular', null])(
  'to send later waits as well, whatever icon it has, and is chosen again once it may: %s',
  async (icon) => {
    const draft = await replying(outlookPage());
    const openAnd = (): HTMLElement => {
      openMenu(draft);
      return drawn();
    };
    const drawn = (): HTMLElement => {
      const later = item('last')!;
      const mark = later.querySelector('[data-icon-name]');
      if (icon) mark?.setAttribute('data-icon-name', icon);
      else mark?.remove();
      return later;
    };
    expect(clickAsPerson(openAnd())).toBe(false);
    // The dialog takes the focus, and the menu goes.
    openMenu(draft);
    expect(item('last')).toBeNull();
    guard.answer(true);
    await until(() => item('last'));
    expect(draft.isConnected).toBe(true);
    expect(clickAsPerson(drawn())).toBe(true);
    expect(draft.isConnected).toBe(false);
    expect(guard.asked).toBe(1);
  },
);

test('items of other menus are no concern of Send', async () => {
  const draft = await replying(outlookPage({ query: 'from' }));
  draft.querySelector<HTMLElement>('button.from')?.click();
  const other = draft.querySelector('.menu [role="menuitem"]')!;
  expect(clickAsPerson(other)).toBe(true);
  expect(guard.asked).toBe(0);
});
