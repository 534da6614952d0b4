import { fireEvent, waitFor } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { expectAccessible } from '#tests/support/axe.ts';
import { ago, heldBy, linda, sun, wang, zhou } from '#tests/support/seeded-team.ts';
import { button, buttons, byWang, dialog, heldByWang, said, stage } from './stage.tsx';

const fine = 'Nothing has been sent. Sending anyway is written to the log.';
const answer = {
  at: ago(0.05),
  by: wang.id,
  evidence: 'server' as const,
  messageId: null,
  dueBy: null,
};
const beginsWith = (title: RegExp, line: string) => async (): Promise<HTMLElement> => {
  const shown = await dialog(title);
  const text = said();
  expect(text).toContain(line);
  expect(text).toContain(fine);
  const described = (shown.getAttribute('aria-describedby') ?? '').split(' ');
  expect(described.map((id) => document.getElementById(id)?.textContent)).not.toContain(undefined);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep editing'));
  await expectAccessible(shown);
  return shown;
};

test('a colleague’s inquiry may be asked for', async () => {
  await stage({ verdict: heldByWang, row: heldBy(wang, 0.05) });
  await beginsWith(/^Wang Lei holds this inquiry$/, 'Claimed 3 minutes ago, at 10:02.')();
  expect(buttons()).toEqual(['Keep editing', 'Ask for it', 'Send anyway']);
});

test('whoever holds it and writes is said to', async () => {
  await stage({ verdict: heldByWang, row: heldBy(wang, 0.05), writers: [wang] });
  await dialog(/^Wang Lei holds/);
  await waitFor(() => expect(said()).toContain('Writing an answer now'));
});

test('a manager may take it instead', async () => {
  await stage({ verdict: heldByWang, me: zhou, row: heldBy(wang, 30) });
  await beginsWith(/^Wang Lei holds/, 'Claimed on Mon 23 Nov, 04:05.')();
  expect(buttons()).toEqual(['Keep editing', 'Reassign to me and send', 'Send anyway']);
});

test('an answer meanwhile leaves nothing but to read it, or to send as well', async () => {
  await stage({ verdict: byWang('answered'), row: { ...heldBy(linda), answer } });
  await beginsWith(/^Wang Lei has answered$/, '3 minutes ago, at 10:02, while you were writing.')();
  expect(buttons()).toEqual(['Keep editing', 'Send anyway']);
});

test('an answer of which only the mailbox is known names nobody', async () => {
  const verdict = { kind: 'answered', name: '', at: ago(0.05) } as const;
  await stage({ verdict, row: { answer: { ...answer, by: null } } });
  await beginsWith(/^This was answered$/, '3 minutes ago')();
});

test('who writes too, with nobody holding it, may be forestalled by a claim', async () => {
  await stage({ verdict: byWang('writing'), writers: [wang] });
  await beginsWith(/^Wang Lei is writing too$/, 'Since 10:02. Nobody has claimed this inquiry.')();
  expect(buttons()).toEqual(['Keep editing', 'Claim and send', 'Send anyway']);
});

test('who was first at the last moment is named before this browser knows of it', async () => {
  await stage({ verdict: byWang('beaten', 2 / 3600) });
  await beginsWith(/^Wang Lei was first$/, '2 s ago.')();
  expect(buttons()).toEqual(['Keep editing', 'Send anyway']);
});

test('who pressed Send a moment before is said to have, and for how long ago', async () => {
  const at = ago(2 / 3600);
  const sending = { memberId: sun.id, at, until: new Date(at.getTime() + 60_000) };
  await stage({ verdict: byWang('writing'), row: { sending } });
  await beginsWith(/^Sun Yue was first$/, 'Pressed Send 2 s ago.')();
});

test('a wrong address is named, and the mailbox that was written to', async () => {
  await stage({
    verdict: { kind: 'wrong-from', from: 'linda@home.example', mailbox: 'info@northquay.test' },
    row: heldBy(linda),
  });
  await beginsWith(
    /^This goes out from linda@home\.example$/,
    'The customer wrote to info@northquay.test.',
  )();
  expect(buttons()).toEqual(['Keep editing', 'Send anyway']);
});

test('what this browser has no copy of is told as the worker told it', async () => {
  await stage({ verdict: heldByWang, row: null });
  await beginsWith(/^Wang Lei holds/, 'Claimed 3 minutes ago')();
  expect(buttons()).toEqual(['Keep editing', 'Send anyway']);
});

test('it speaks Chinese', async () => {
  const { container } = await stage({
    verdict: heldByWang,
    row: heldBy(wang, 0.05),
    language: 'zh',
  });
  await dialog(/Wang Lei 已认领此询盘/);
  expect(said()).toContain('3 分钟前认领（10:02）。');
  expect(buttons()).toEqual(['继续编辑', '请求转让', '仍然发送']);
  await expectAccessible(container);
});

test('it looks as the page around it does', async () => {
  await stage({ verdict: heldByWang, row: heldBy(wang), theme: 'dark' });
  await dialog(/holds/);
  expect(document.documentElement.dataset.theme).toBe('dark');
  delete document.documentElement.dataset.theme;
});

test('Escape keeps editing, and so does the button it begins on', async () => {
  const { page } = await stage({ verdict: heldByWang, row: heldBy(wang) });
  fireEvent.keyDown(await dialog(/holds/), { key: 'Escape' });
  expect(page.decide.mock.calls).toEqual([[false]]);
  fireEvent.click(await button('Keep editing'));
  expect(page.decide).toHaveBeenLastCalledWith(false);
});

test('Send anyway is a choice and nothing else', async () => {
  const { page, done } = await stage({ verdict: heldByWang, row: heldBy(wang) });
  fireEvent.click(await button('Send anyway'));
  expect(page.decide.mock.calls).toEqual([[true]]);
  expect(await done()).toEqual([]);
});

test('Tab stays within the dialog', async () => {
  await stage({ verdict: heldByWang, row: heldBy(wang) });
  const last = await button('Send anyway');
  last.focus();
  fireEvent.keyDown(last, { key: 'Tab' });
  expect(document.activeElement?.textContent).toBe('Keep editing');
  fireEvent.keyDown(document.activeElement!, { key: 'Tab', shiftKey: true });
  expect(document.activeElement).toBe(last);
});
