import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { folders, selfChecks } from '#server/database/schema/mail.ts';
import { sendSelfCheck } from '#server/mail/self-check.ts';
import { tellAdmins } from '#server/mail/tell-admins.ts';
import { alertsDue, alertTold } from '#server/services/health/alerts.ts';
import { mailboxHealth } from '#server/services/health/mailbox-health.ts';
import { selfChecksDue } from '#server/services/health/self-checks.ts';
import { readFolder } from '#tests/support/mail-folder.ts';
import { anAction, as, done } from '#tests/support/server-deps.ts';
import { until } from '#tests/support/until.ts';
import { hasMailStack, openDesk, vault, type Desk } from './desk.ts';

let desk: Desk;
const minutesOn = (minutes: number) => ({
  ...desk.deps,
  now: () => new Date(Date.now() + minutes * 60_000),
});
const health = async (minutes = 0) => {
  const [one] = await mailboxHealth(minutesOn(minutes), desk.team.id);
  if (!one) throw new Error('no mailbox is watched');
  return one;
};
const told = async (minutes: number) => {
  const later = minutesOn(minutes);
  const due = await alertsDue(later);
  for (const alert of due) {
    expect(await tellAdmins(later, vault, alert)).toBe(true);
    await alertTold(later, alert);
  }
  return due.map(({ what, health: { trouble } }) => `${what} ${trouble?.kind ?? ''}`);
};
const subjects = async (of: 'boss' | 'linda' = 'boss') =>
  (await readFolder(desk.stack, of)).map(({ subject }) => subject);

describe.skipIf(!hasMailStack)('the health of a mailbox', () => {
  beforeAll(async () => {
    desk = await openDesk();
    await desk.connectInfo();
    // Ada, who is the admin, reads her mail in an account of her own.
    await desk.connect({ kind: 'member', memberId: desk.team.ada.id }, 'boss@acme.test');
  });
  afterAll(() => desk.close());

  test('says when it was read and what came last', async () => {
    await desk.watch();
    await until(async () => (await health()).lastReadAt);
    await desk.stack.deliver({ subject: 'Pumps', text: 'Forty pumps for Hamburg, please.' });
    await until(async () => (await health()).lastMailAt);
    expect(await health()).toMatchObject({ waiting: 0, trouble: null, selfCheck: null });
    expect(await told(1)).toEqual([]);
  });

  test('is told to an admin in their own mailbox: once a day, and again when it is over', async () => {
    await desk.connectInfo({ password: 'wrong' });
    await until(async () => (await health()).trouble?.kind === 'password');
    expect(await told(1)).toEqual([]);
    expect(await told(3)).toEqual(['trouble password']);
    expect(await told(6)).toEqual([]);
    expect(await subjects()).toEqual(['info@acme.test is not being read']);
    await desk.connectInfo();
    await until(async () => (await health()).trouble === null);
    expect(await told(4)).toEqual(['mended ']);
    expect(await told(5)).toEqual([]);
    // The same trouble again within the day is no news.
    await desk.connectInfo({ password: 'wrong' });
    await until(async () => (await health()).trouble?.kind === 'password');
    expect(await told(7)).toEqual([]);
    await desk.connectInfo();
    await until(async () => (await health()).trouble === null);
    expect(await subjects()).toEqual([
      'info@acme.test is not being read',
      'info@acme.test is being read again',
    ]);
  });

  test('is proved by a daily mail to itself, which opens nothing', async () => {
    const before = await desk.inquiries();
    const { mailboxId, ada } = desk.team;
    const {
      seq: _seq,
      connected: _on,
      trouble: _none,
      teamId: _team,
      ...mailbox
    } = await desk.mailbox();
    const wants = { ...mailbox, id: mailboxId, selfCheck: true };
    await done(desk.deps, desk.team.id, as(ada), anAction('save-mailbox', { mailbox: wants }));
    const [account, ...more] = await selfChecksDue(desk.deps);
    if (!account) throw new Error('no check is due');
    expect(more).toEqual([]);
    await sendSelfCheck(desk.deps, vault, account);
    expect(await selfChecksDue(desk.deps)).toEqual([]);
    await until(async () => (await health()).selfCheck?.seenAt);
    expect((await health(7)).trouble).toBeNull();
    expect((await desk.inquiries()).length).toBe(before.length);
    // One that does not arrive is trouble after ten minutes.
    const lost = { seenAt: null, sentAt: new Date(Date.now() - 11 * 60_000) };
    await desk.deps.database
      .update(selfChecks)
      .set(lost)
      .where(eq(selfChecks.mailboxId, mailboxId));
    expect((await health()).trouble?.kind).toBe('self-check');
  });

  test('is a gap where nobody has looked for eight minutes', async () => {
    await desk.deps.database.update(selfChecks).set({ seenAt: new Date() });
    expect((await health(7)).trouble).toBeNull();
    expect((await health(9)).trouble?.kind).toBe('gap');
  });

  test('is told to every admin, not to the first that can be reached', async () => {
    const { ada, max } = desk.team;
    const promoted = anAction('set-role', { memberId: max.id, role: 'admin' });
    await done(desk.deps, desk.team.id, as(ada), promoted);
    await desk.connect({ kind: 'member', memberId: max.id }, 'linda@acme.test');
    const before = [await subjects(), await subjects('linda')];
    const alert = { health: await health(9), what: 'trouble' } as const;
    expect(await tellAdmins(desk.deps, vault, alert)).toBe(true);
    const news = 'info@acme.test is not being read';
    expect([await subjects(), await subjects('linda')]).toEqual(
      before.map((known) => [...known, news]),
    );
  });

  test('is known where the inbox alone was never opened', async () => {
    await desk.deps.database.delete(folders).where(eq(folders.path, 'INBOX'));
    expect(await health()).toMatchObject({ lastReadAt: null, address: 'info@acme.test' });
  });
});
