import { html } from 'hono/html';
import { sentences } from '#lib/words/sentences.ts';
import type { MailServer } from '#server/services/accounts/account.ts';
import type { Preset } from '#server/services/providers/preset.ts';
import { presetOf, presets, serverFor } from '#server/services/providers/presets.ts';
import type { Proposal } from '#server/services/providers/proposal.ts';
import type { Subject } from './account-subject.ts';
import { form, select, type Typed } from './form.ts';
import type { Markup } from './markup.ts';
import type { Visit } from './visit.ts';

/** Chooses who runs the mailbox: the page comes again with what is known of them. Works without a script. */
export function providerPicker(visit: Visit, subject: Subject, chosen: Preset | null): Markup {
  const { providers: words } = visit.words.pages;
  const list = presets.map((preset) => ({ value: preset.id, label: presetName(visit, preset) }));
  return html`<form method="get" action="${subject.page}" class="stack">
      ${select('provider', words.choose, list, chosen?.id ?? 'other')}
      <div class="buttons">
        <button class="btn">${words.show}</button>
        <button class="btn" form="find-settings">${words.find}</button>
      </div>
    </form>
    <form method="post" action="${subject.find}" id="find-settings" hidden>
      <input type="hidden" name="form" value="${visit.formToken}" />
    </form>`;
}

/** "Tencent Exmail (WeCom): outside mainland China" */
export function presetName(visit: Visit, { provider, place }: Preset): string {
  const { providers: words } = visit.words.pages;
  const { name } = words.help[provider];
  return place ? words.named(name, words.places[place]) : name;
}

/** What to do at the provider before the login works. */
export function providerHelp(visit: Visit, preset: Preset): Markup {
  const { providers: words } = visit.words.pages;
  const { steps } = words.help[preset.provider];
  return html`<section class="stack" aria-labelledby="provider-help">
    <h3 id="provider-help">${presetName(visit, preset)}</h3>
    <ol class="steps">
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    <p class="small">
      ${sentences(preset.hasIdle === false ? words.noIdle : '', words.sentCopy[preset.sentCopy])}
    </p>
  </section>`;
}

/** What was found for the address: the first is in the form already, the others wait for a press. */
export function proposalStrip(
  visit: Visit,
  subject: Subject,
  found: readonly Proposal[],
  used: number,
): Markup {
  const { providers: words } = visit.words.pages;
  const one = found[used];
  if (!one) {
    const domain = subject.address.split('@')[1] ?? '';
    return html`<div class="strip care" role="status"><p>${words.notFound(domain)}</p></div>`;
  }
  const others = found.flatMap((other, index) => (index === used ? [] : [{ other, index }]));
  const preset = presetOf(one.preset);
  return html`<div class="strip said" role="status">
      <h3>${words.foundTitle}</h3>
      <p>${words.found[one.by]}</p>
      ${preset && preset.id !== 'other' ? html`<p>${presetName(visit, preset)}</p>` : ''}
      <p>${words.servers(one.imap.host, one.smtp?.host ?? null)}</p>
    </div>
    ${
      others.length === 0
        ? ''
        : form(
            visit,
            subject.action,
            html`<p class="small">${words.foundOther(others.length)}</p>
              <input type="hidden" name="do" value="find" />
              <div class="buttons">
                ${others.map(
                  ({ other, index }) =>
                    html`<button class="btn" name="use" value="${index}">
                      ${words.use(other.imap.host)}
                    </button>`,
                )}
              </div>`,
          )
    }`;
}

/** The fields of a preset for an address. */
export function typedOfPreset({ address }: Subject, preset: Preset | null): Typed {
  const domain = address.split('@')[1] ?? '';
  return typedOfServers({
    preset: preset?.id ?? 'other',
    username: address,
    imap: serverFor(preset?.imap ?? null, domain),
    smtp: serverFor(preset?.smtp ?? null, domain),
  });
}

/** The fields of servers, as a form shows them. */
export function typedOfServers(given: {
  preset: string;
  username: string;
  imap: MailServer | null;
  smtp: MailServer | null;
}): Typed {
  const { preset, username, imap, smtp } = given;
  return {
    provider: preset,
    username,
    imapHost: imap?.host ?? '',
    imapPort: String(imap?.port ?? 993),
    imapSecurity: imap?.security ?? 'tls',
    smtpHost: smtp?.host ?? '',
    smtpPort: String(smtp?.port ?? 465),
    smtpSecurity: smtp?.security ?? 'tls',
  };
}
