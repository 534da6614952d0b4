import { browser } from 'wxt/browser';
import type { InquiryId } from '#lib/domain/ids.ts';
import type { Replies } from '#lib/protocol/worker.ts';
import type { Replica } from '#lib/replica/database.ts';
import { webmails } from '#lib/settings/settings.ts';
import { addressesOf } from './message-address.ts';

/** Shows an inquiry's mail: in the tab that has it open, else at its own address, else as the sidebar's record. */
export async function openInquiry(
  replica: Replica,
  inquiryId: InquiryId,
): Promise<Replies['open']> {
  const kept = await replica.messages.where('row.inquiryId').equals(inquiryId).toArray();
  const rows = kept.map(({ row }) => row);
  const seen = await replica.recognised.where({ inquiryId }).toArray();
  const addresses = addressesOf(rows, await webmails.read(), seen);
  for (const address of addresses) if (await showTab(address)) return { where: 'tab' };
  const [address] = addresses;
  if (address !== undefined) {
    await browser.tabs.create({ url: address });
    return { where: 'url' };
  }
  await browser.tabs.create({ url: `/sidebar.html?inquiry=${inquiryId}` });
  return { where: 'sidebar' };
}

/** Only a tab that shows this very mail: any other may hold a half-written reply. */
async function showTab(address: string): Promise<boolean> {
  const tabs = await browser.tabs.query({});
  const tab = tabs.find(({ url }) => url !== undefined && isSamePlace(url, address));
  if (tab?.id === undefined) return false;
  await browser.tabs.update(tab.id, { active: true });
  if (tab.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  return true;
}

/** The page asked for, whatever else a webmail has put into its address. */
function isSamePlace(url: string, address: string): boolean {
  const [here, there] = [new URL(url), new URL(address)];
  return (
    here.origin === there.origin &&
    here.pathname === there.pathname &&
    (there.hash === '' || here.hash === there.hash) &&
    [...there.searchParams].every(([name, value]) => here.searchParams.get(name) === value)
  );
}
