import { html } from 'hono/html';
import * as z from 'zod/mini';
import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import { OwnAddress } from '#lib/domain/address.ts';
import type { ActionId, MailboxId } from '#lib/domain/ids.ts';
import type { Mailbox } from '#lib/domain/mailbox.ts';
import { commit } from '#server/services/actions/commit.ts';
import { mailboxOf } from '#server/services/mailboxes/mailboxes.ts';
import { field, type Problems, type Typed } from './form.ts';
import type { Markup } from './markup.ts';
import { refused } from './refused.ts';
import { Reading } from './typed.ts';
import type { PagesOptions, Present, Visit } from './visit.ts';

/** The particulars of a mailbox: addresses, name, hours. */
export function aboutFields(visit: Visit, typed: Typed, problems: Problems): Markup[] {
  const { mailbox: words } = visit.words.pages;
  const hours = (name: string, label: string) =>
    field(visit, problems, {
      name,
      label,
      type: 'number',
      min: 1,
      max: 720,
      short: true,
      value: typed[name],
    });
  return [
    field(visit, problems, {
      name: 'address',
      label: words.address,
      type: 'email',
      value: typed.address,
    }),
    field(visit, problems, {
      name: 'name',
      label: words.display,
      value: typed.name,
      optional: true,
    }),
    field(visit, problems, {
      name: 'aliases',
      label: words.aliases,
      hint: words.aliasesHint,
      value: typed.aliases,
      rows: 3,
      optional: true,
    }),
    html`<fieldset>
      <legend>${words.hours}</legend>
      ${hours('viewHours', words.viewHours)} ${hours('replyHours', words.replyHours)}
    </fieldset>`,
  ];
}

export function typedOf(mailbox: Mailbox): Typed {
  return {
    address: mailbox.address,
    name: mailbox.name === mailbox.address ? '' : mailbox.name,
    aliases: mailbox.aliases.join('\n'),
    viewHours: String(mailbox.viewHours),
    replyHours: String(mailbox.replyHours),
    active: mailbox.active ? 'on' : '',
  };
}

/** Reads the particulars and commits them; `null` where all is well. Without a name a mailbox is called by its address. */
export async function saveMailbox(
  options: PagesOptions,
  visit: Visit,
  admin: Present,
  id: MailboxId,
  typed: Typed,
): Promise<Problems | null> {
  const { deps } = options;
  const { errors } = visit.words.pages;
  const reading = new Reading(visit, typed);
  const address = reading.address('address');
  const lines = (typed.aliases ?? '').split(/[\s,;]+/).filter(Boolean);
  const aliases = z.safeParse(z.array(OwnAddress).check(z.maxLength(50)), lines);
  if (!aliases.success) reading.problems.aliases = errors.email;
  const viewHours = reading.whole('viewHours', 1, 720, errors.hours);
  const replyHours = reading.whole('replyHours', 1, 720, errors.hours);
  const name = (reading.optional('name', 80) ?? address).slice(0, 80);
  if (!reading.isFine) return reading.problems;
  // How it acknowledges is set at the desk; this form leaves it as it is.
  const old = await mailboxOf(deps, admin.teamId, id);
  const rest = {
    viewHours,
    replyHours,
    active: typed.active === 'on',
    acknowledgement: old?.acknowledgement ?? usualAcknowledgement,
    authservId: old?.authservId ?? null,
    selfCheck: old?.selfCheck ?? false,
  };
  const outcome = await commit(
    deps,
    admin.teamId,
    { kind: 'member', memberId: admin.memberId },
    {
      id: deps.newId() as ActionId,
      at: deps.now(),
      type: 'save-mailbox',
      mailbox: { id, address, name, aliases: aliases.data ?? [], ...rest },
    },
  );
  if (outcome.status === 'done') return null;
  return { address: await refused(options, visit, outcome.refusal) };
}
