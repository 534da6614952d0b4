import '#tests/support/extension-browser.ts';
import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameProvider } from '#components/hooks/frame.tsx';
import { SpeechProvider } from '#components/hooks/words.tsx';
import { Options } from '#components/connect/Options.tsx';
import { PermissionsProvider, type Permissions } from '#components/connect/permissions.tsx';
import type { AskWorker } from '#lib/protocol/worker.ts';
import { openReplica, type Replica } from '#lib/replica/database.ts';
import { writeMeta } from '#lib/replica/meta.ts';
import { receiveRows } from '#lib/replica/receive.ts';
import { reportAnchors, serverAddress, webmails } from '#lib/settings/settings.ts';
import { expectAccessible } from '#tests/support/axe.ts';
import { fakeBrowser } from '#tests/support/extension-browser.ts';
import { aMember, idOf } from '#tests/support/rows.ts';

const linda = aMember('Linda');
let replica: Replica;
let ask: ReturnType<typeof vi.fn>;
let permissions: Permissions;

beforeEach(() => {
  fakeBrowser.reset();
  replica = openReplica(uuid());
  ask = vi.fn().mockResolvedValue(null);
  permissions = {
    request: vi.fn().mockResolvedValue(true),
    has: vi.fn().mockResolvedValue(true),
    giveBack: vi.fn().mockResolvedValue(undefined),
    watch: () => undefined,
  };
});

function show(language: 'en' | 'zh' = 'en') {
  const author = { now: () => new Date('2026-11-23T09:00:00Z'), newId: uuid };
  const frame = { replica, ask: ask as unknown as AskWorker, author, page: null, openPanel: null };
  return render(
    <FrameProvider frame={frame}>
      <SpeechProvider language={language} zone="UTC">
        <PermissionsProvider permissions={permissions}>
          <Options version="0.1.0" />
        </PermissionsProvider>
      </SpeechProvider>
    </FrameProvider>,
  );
}
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('the team server', () => {
  it('asks the browser’s leave within the click, then the worker', async () => {
    ask.mockResolvedValue({ kind: 'code', code: 'X', page: 'https://x.test', expiresAt: 0 });
    const { container } = show();
    await type('Address of the server', 'baton.acme.test');
    await press('Connect');
    expect(permissions.request).toHaveBeenCalledWith('https://baton.acme.test/*');
    await waitFor(() =>
      expect(ask).toHaveBeenCalledWith({ type: 'connect', address: 'https://baton.acme.test/' }),
    );
    await expectAccessible(container);
  });

  it.each([
    ['no-server', 'No Baton server answers at baton.acme.test. Check the address with your admin.'],
    [
      'not-baton',
      'Something else than Baton answers at baton.acme.test. Check the address with your admin.',
    ],
    ['offline', 'This browser is offline. Try again when it is back.'],
  ])('says at the field what is wrong: %s', async (problem, said) => {
    ask.mockResolvedValue({ kind: 'problem', problem });
    const { container } = show();
    await type('Address of the server', 'baton.acme.test');
    await press('Connect');
    expect(await screen.findByText(said)).toBeTruthy();
    expect(screen.getByLabelText('Address of the server').getAttribute('aria-invalid')).toBe(
      'true',
    );
    await expectAccessible(container);
  });

  it('refuses what is no address and asks nobody', async () => {
    const { container } = show();
    await type('Address of the server', 'ftp://x');
    await press('Connect');
    expect(await screen.findByText('This is no web address. It begins with https://')).toBeTruthy();
    expect(permissions.request).not.toHaveBeenCalled();
    await expectAccessible(container);
  });

  it('shows the code spelled out, and the page that asks for it', async () => {
    const expiresAt = new Date('2026-11-23T09:09:30Z');
    const page = 'https://baton.acme.test/device?user_code=WKTR4M9P';
    await writeMeta(replica, {
      connection: { kind: 'connecting', code: 'WKTR-4M9P', page, expiresAt },
    });
    const { container } = show();
    const code = await screen.findByText('WKTR-4M9P');
    expect(code.getAttribute('aria-label')).toContain('W K T R');
    expect(screen.getByRole('link', { name: 'Open the page' }).getAttribute('href')).toBe(page);
    expect(screen.getByText('Waiting for you, code valid for 10 min')).toBeTruthy();
    await expectAccessible(container);
  });

  it('names what would be lost before it disconnects', async () => {
    await serverAddress.write('https://baton.acme.test/');
    const team = { id: idOf<never>('team'), name: 'Acme', visibility: 'team' as const };
    await receiveRows(replica, [{ op: 'upsert', table: 'members', row: linda }]);
    await writeMeta(replica, {
      connection: { kind: 'connected' },
      me: { memberId: linda.id, team },
    });
    const claim = {
      id: idOf<never>('a'),
      at: new Date(),
      type: 'claim',
      inquiryId: idOf<never>('i'),
    } as const;
    await replica.outbox.add({
      id: claim.id,
      inquiryId: claim.inquiryId,
      action: claim,
      doneSeq: null,
      failed: null,
    });
    const { container } = show();
    expect(await screen.findByText('Connected to Acme as Linda')).toBeTruthy();
    await press('Disconnect');
    expect(await screen.findByText('1 action waits and would be lost.')).toBeTruthy();
    expect(ask).not.toHaveBeenCalledWith({ type: 'disconnect' });
    await press('Disconnect all the same');
    expect(ask).toHaveBeenCalledWith({ type: 'disconnect' });
    await expectAccessible(container);
  });

  it('says when the server no longer knows this browser', async () => {
    const at = new Date('2026-11-23T08:57:00Z');
    await writeMeta(replica, { connection: { kind: 'signed-out', at } });
    const { container } = show('zh');
    expect((await screen.findByText(/此浏览器/)).textContent).toContain('3');
    await expectAccessible(container);
  });
});

describe('webmails', () => {
  it('keeps an address without the session in it, once the browser allows it', async () => {
    const { container } = show();
    await type(
      'Address of your webmail',
      'https://mail.acme.test:2096/cpsess123/3rdparty/roundcube/?_task=mail',
    );
    await press('Add this webmail');
    expect(permissions.request).toHaveBeenCalledWith('https://mail.acme.test/*');
    await screen.findByText('mail.acme.test:2096 was added. Reload its page.');
    expect(await webmails.read()).toEqual([
      { name: 'roundcube', base: 'https://mail.acme.test:2096/3rdparty/roundcube/' },
    ]);
    expect(ask).toHaveBeenCalledWith({ type: 'webmails' });
    await expectAccessible(container);
  });

  it('adds nothing when the browser says no', async () => {
    permissions.request = vi.fn().mockResolvedValue(false);
    const { container } = show();
    await press('Gmail');
    await screen.findByText('The browser was told not to allow it. Nothing was added.');
    expect(await webmails.read()).toEqual([]);
    await expectAccessible(container);
  });

  it('adds a company’s Outlook with all of its homes, by one question of the browser', async () => {
    const { container } = show();
    await press('Outlook (work or school)');
    const homes = ['outlook.office.com', 'outlook.office365.com', 'outlook.cloud.microsoft'];
    expect(permissions.request).toHaveBeenCalledExactlyOnceWith(
      ...homes.map((home) => `https://${home}/*`),
    );
    await screen.findByText('Outlook (work or school) was added. Reload its page.');
    expect(await webmails.read()).toEqual(
      homes.map((home) => ({ name: 'outlook', base: `https://${home}/mail/` })),
    );
    expect(screen.queryByRole('button', { name: 'Outlook (work or school)' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Outlook.com' })).toBeTruthy();
    await expectAccessible(container);
  });

  it.each([
    ['https://outlook.office.com/mail/inbox/id/AAQkAD%2F%3D', '/mail/'],
    ['outlook.office.com/mail/info%40acme.test/inbox', '/mail/info@acme.test/'],
    ['outlook.office.com/calendar/view/week', '/mail/'],
  ])('keeps of Outlook’s address whose mail it is: %s', async (typed, path) => {
    show();
    await type('Address of your webmail', typed);
    await press('Add this webmail');
    await screen.findByText('outlook.office.com was added. Reload its page.');
    expect(await webmails.read()).toEqual([
      { name: 'outlook', base: `https://outlook.office.com${path}` },
    ]);
  });

  it('shows a withdrawn permission, and gives leave back with the webmail', async () => {
    await webmails.write([{ name: 'roundcube', base: 'https://mail.acme.test/' }]);
    permissions.has = vi.fn().mockResolvedValue(false);
    const { container } = show();
    expect(await screen.findByText('Baton is not allowed on mail.acme.test')).toBeTruthy();
    await expectAccessible(container);
    await press('Remove mail.acme.test');
    expect(permissions.giveBack).toHaveBeenCalledWith('https://mail.acme.test/*');
    await waitFor(async () => expect(await webmails.read()).toEqual([]));
  });
});

describe('reports', () => {
  it('are off until a person allows them, who is told what is in them', async () => {
    const { container } = show();
    const check = await screen.findByRole<HTMLInputElement>('checkbox', {
      name: 'Tell our server which parts of the page Baton found',
      description: /never a mail, an address, a name or where you were\.$/,
    });
    expect([check.checked, await reportAnchors.read()]).toEqual([false, false]);
    fireEvent.click(check);
    await waitFor(async () => expect(await reportAnchors.read()).toBe(true));
    await expectAccessible(container);
  });
});
