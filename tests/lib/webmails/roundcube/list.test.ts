// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Chip, ListRow } from '#lib/protocol/chip.ts';
import { roundcube } from '#lib/webmails/roundcube/index.ts';
import { until } from '#tests/support/until.ts';
import { savedPage, skins } from './saved-page.ts';

let end: AbortController;
beforeEach(() => (end = new AbortController()));
afterEach(() => end.abort());

const chip = (key: string): Chip => ({
  key,
  holder: 'other',
  state: 'soon',
  presence: null,
  text: 'WL',
  label: `Wang Lei’s, due soon: ${key}`,
});

describe.each(skins)('%s', (skin) => {
  function openList(change?: (html: string) => string) {
    const { document, url } = savedPage(skin, 'list', change);
    const location = url as unknown as Location;
    const webmail = roundcube({ document, location, isTop: true }, {});
    const told: ListRow[][] = [];
    webmail.watchRows((rows) => told.push(rows), end.signal);
    return { document, webmail, told };
  }
  const keysOf = (told: ListRow[][]): string[] | undefined => told.at(-1)?.map(({ key }) => key);

  test('tells where each mail lies, and what its row says', () => {
    const nowhere = { webmail: 'roundcube', account: 'info@acme.test', gmail: null, sentAt: null };
    expect(openList().told).toEqual([
      [
        {
          ...nowhere,
          key: 'INBOX/2',
          place: { folder: 'INBOX', uid: 2 },
          from: { name: 'Li Ming', address: 'li@kunde.test' },
          subject: '询价：潜水泵 40 台',
        },
        {
          ...nowhere,
          key: 'INBOX/1',
          place: { folder: 'INBOX', uid: 1 },
          from: { name: 'Adaeze Okoro', address: 'adaeze@okoro-farms.test' },
          subject: 'Quotation for 40 submersible pumps',
        },
      ],
    ]);
  });

  test('puts the chip at the end of the subject’s line', () => {
    const { document, webmail } = openList();
    webmail.showChips([chip('INBOX/1')]);
    const [shown, ...others] = document.querySelectorAll('baton-chip');
    expect(others).toEqual([]);
    expect(shown?.closest('tr')?.id).toBe('rcmrowMQ');
    expect(shown?.previousElementSibling?.textContent).toBe('Quotation for 40 submersible pumps');
  });

  test('keeps it when the list is built anew, without telling the same rows again', async () => {
    const { document, webmail, told } = openList();
    webmail.showChips([chip('INBOX/1')]);
    const table = document.querySelector('#messagelist')!;
    // As Roundcube does for every listing: a new body, and the rows one by one.
    const rows = [...table.querySelectorAll('tbody tr')].map(
      (row) => row.cloneNode(true) as Element,
    );
    const body = document.createElement('tbody');
    table.querySelector('tbody')!.replaceWith(body);
    for (const row of rows) {
      row.querySelector('baton-chip')?.remove();
      body.append(row);
    }
    await Promise.resolve();
    expect(document.querySelector('#rcmrowMQ baton-chip')).not.toBeNull();
    body.querySelector('#rcmrowMg')?.remove();
    await until(() => told.length === 2);
    expect(keysOf(told)).toEqual(['INBOX/1']);
  });

  test.each([
    ['in another folder', '_mbox=INBOX', '_mbox=%26XfJT0ZAB-', '已发送/1'],
    ['found in many folders', '_uid=1&', '_uid=1-Sales%2FOld&', 'Sales/Old/1'],
    ['of a mail inside a mail', '_uid=1&', '_uid=1.2&', undefined],
    ['of a draft', '_uid=1&', '_draft_uid=1&', undefined],
  ])('reads the place %s', (_what, from, to, key) => {
    const { told } = openList((html) => html.replaceAll(from.replace('&', '&amp;'), to));
    expect(keysOf(told)?.at(1)).toBe(key);
  });

  test('knows Larry’s tables, where sender and subject have cells of their own', () => {
    const { told, document, webmail } = openList((html) =>
      html.replace(
        /<tr id="rcmrowMQ"[^]*?<\/tr>/,
        `<tr id="rcmrowMQ" class="message"><td class="subject"><span class="branch"></span><span class="msgicon"></span>
         <a href="./?_task=mail&amp;_mbox=INBOX&amp;_uid=1&amp;_action=show"><span>Quotation for 40 submersible pumps</span></a></td>
         <td class="fromto"><span class="adr"><span title="adaeze@okoro-farms.test" class="rcmContactAddress">Adaeze Okoro</span></span></td></tr>`,
      ),
    );
    expect(told[0]?.[1]).toMatchObject({ key: 'INBOX/1', from: { name: 'Adaeze Okoro' } });
    webmail.showChips([chip('INBOX/1')]);
    expect(document.querySelector('td.subject > a + baton-chip')).not.toBeNull();
  });

  test('paints them as the page is painted', async () => {
    const { document, webmail } = openList();
    webmail.showChips([chip('INBOX/1')]);
    const shown = document.querySelector<HTMLElement>('baton-chip')!;
    expect(shown.dataset.theme).toBe('light');
    document.documentElement.classList.add('dark-mode');
    await Promise.resolve();
    expect(shown.dataset.theme).toBe('dark');
  });

  test('watches no list where there is none', () => {
    const { document, url } = savedPage(skin, 'show');
    const page = { document, location: url as unknown as Location, isTop: true };
    const told: ListRow[][] = [];
    roundcube(page, {}).watchRows((rows) => told.push(rows), end.signal);
    expect(told).toEqual([]);
  });
});
