import 'fake-indexeddb/auto';
import { fakeBrowser } from '#tests/support/extension-browser.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Replica } from '#lib/replica/database.ts';
import { webmails } from '#lib/settings/settings.ts';
import { openInquiry } from '../../../entrypoints/background/open-inquiry.ts';
import { aReplica, bring, upsert } from '#tests/lib/replica/a-replica.ts';
import { aMessage, idOf } from '#tests/support/rows.ts';

const inquiryId = idOf<never>('inquiry');
const show = 'https://mail.acme.test/?_task=mail&_action=show&_uid=7&_mbox=INBOX';

let replica: Replica;
let open: string[];
let active: string | null;
beforeEach(async () => {
  fakeBrowser.reset();
  replica = aReplica();
  open = [];
  active = null;
  // As chrome.tabs has them; a tab we have no permission for shows no address.
  const tabs = {
    query: async () => open.map((url, id) => ({ id, windowId: 1, ...(url !== '' && { url }) })),
    create: async ({ url }: { url: string }) => void open.push((active = url)),
    update: async (id: number) => void (active = open[id] ?? null),
  };
  Object.assign(fakeBrowser, { tabs, windows: { update: async () => undefined } });
  await webmails.write([{ name: 'roundcube', base: 'https://mail.acme.test/' }]);
  const place = { account: 'info@acme.test', folder: 'INBOX', uidValidity: 1, uid: 7 };
  await bring(replica, 1, ...upsert('messages', aMessage('mail', { places: [place] })));
});

describe('a mail is shown', () => {
  it('in the tab that has it open, whatever else is in its address', async () => {
    open = ['', 'https://mail.acme.test/?_task=mail&_mbox=INBOX', `${show}&_extwin=1`];
    expect(await openInquiry(replica, inquiryId)).toEqual({ where: 'tab' });
    expect(active).toBe(`${show}&_extwin=1`);
    expect(open).toHaveLength(3);
  });

  it('in a tab of its own where none has it, for others may hold a half-written reply', async () => {
    open = ['https://mail.acme.test/?_task=mail&_action=compose', show.replace('_uid=7', '_uid=8')];
    expect(await openInquiry(replica, inquiryId)).toEqual({ where: 'url' });
    expect(open).toHaveLength(3);
    expect(active).toBe(show);
  });

  it('as the sidebar’s record where no webmail has an address for it', async () => {
    await webmails.write([]);
    expect(await openInquiry(replica, inquiryId)).toEqual({ where: 'sidebar' });
    expect(active).toBe(`/sidebar.html?inquiry=${inquiryId}`);
  });
});
