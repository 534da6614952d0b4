import { html } from 'hono/html';
import { date, stamp } from '#lib/words/times.ts';
import type { Device } from '#server/services/devices/devices.ts';
import { browserName } from './browser-name.ts';
import { button } from './form.ts';
import type { Markup } from './markup.ts';
import type { Visit } from './visit.ts';

/** Connected browsers, each with a button that disconnects it at `<base>/<id>/revoke`. */
export function deviceList(visit: Visit, devices: readonly Device[], base: string): Markup {
  const { account, device: words } = visit.words.pages;
  if (devices.length === 0) return html`<p class="quietly">${account.devicesNone}</p>`;
  const rows = devices.map(({ id, userAgent, connectedAt, usedAt, expiresAt }) => {
    const name = browserName(userAgent, words.otherBrowser);
    const used = usedAt ? stamp(usedAt, visit.moment) : account.never;
    return html`<li>
      <div class="main">
        <p>${account.device(name, date(connectedAt, visit.moment), used)}</p>
        <p class="small">${account.thisRunsOut(date(expiresAt, visit.moment))}</p>
      </div>
      ${button(visit, `${base}/${id}/revoke`, account.revoke, { name: account.revokeNamed(name) })}
    </li>`;
  });
  return html`<ul class="rows">
    ${rows}
  </ul>`;
}
