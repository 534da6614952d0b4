import type { ActionOf } from '../action.ts';
import type { Mailbox } from '../mailbox.ts';
import { mailboxAddresses } from '../mailbox.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { changes, mayAsOrHost, memberOf, nothing, refuse, upsert } from './decision.ts';

/** Adds a mailbox or changes it. One address belongs to one mailbox; running deadlines stay as they were set. */
export function saveMailbox(
  slice: Slice,
  action: ActionOf<'save-mailbox'>,
  context: Context,
): Decision {
  if (!mayAsOrHost('admin', slice, context)) {
    return refuse({ code: 'not-allowed', role: 'admin' });
  }
  const { mailbox } = action;
  const others = slice.mailboxes.filter((other) => other.id !== mailbox.id && other.active);
  const ours = [mailbox.address, ...mailbox.aliases];
  const address = others.flatMap(mailboxAddresses).find((taken) => ours.includes(taken));
  if (address) return refuse({ code: 'address-taken', address });
  const old = slice.mailboxes.find((other) => other.id === mailbox.id);
  const row: Mailbox = {
    ...mailbox,
    connected: old?.connected ?? false,
    trouble: old?.trouble ?? null,
    seq: old?.seq ?? 0,
  };
  return changes([upsert('mailboxes', row)], { address: row.address });
}

/** The server was given the login of an account, or lost it: an admin's deed, or a member's for their own. */
export function connect(slice: Slice, action: ActionOf<'connect'>, context: Context): Decision {
  const { of, address, connected } = action;
  const { actor } = context;
  const isOwn = of.kind === 'member' && actor.kind === 'member' && actor.memberId === of.memberId;
  if (!isOwn && !mayAsOrHost('admin', slice, context)) {
    return refuse({ code: 'not-allowed', role: 'admin' });
  }
  if (of.kind === 'mailbox') {
    if (!slice.mailbox) return refuse({ code: 'not-found' });
    const row: Mailbox = { ...slice.mailbox, connected, trouble: null };
    return changes([upsert('mailboxes', row)], { address, name: connected ? 'on' : 'off' });
  }
  const member = memberOf(slice, of.memberId);
  if (!member || member.leftAt) return refuse({ code: 'member-gone', memberId: of.memberId });
  return changes([upsert('members', { ...member, connected })], {
    memberId: member.id,
    address,
    name: connected ? 'on' : 'off',
  });
}

/** The watcher's word on whether a mailbox can be read; said once for each turn. */
export function health(slice: Slice, action: ActionOf<'health'>, context: Context): Decision {
  if (context.actor.kind !== 'watcher') return refuse({ code: 'not-allowed', role: 'admin' });
  const { mailbox } = slice;
  if (!mailbox) return refuse({ code: 'not-found' });
  if ((mailbox.trouble?.kind ?? null) === action.trouble) return nothing;
  const trouble = action.trouble && {
    kind: action.trouble,
    since: mailbox.trouble?.since ?? context.now,
  };
  return changes([upsert('mailboxes', { ...mailbox, trouble })], {
    address: mailbox.address,
    name: action.trouble ?? '',
  });
}
