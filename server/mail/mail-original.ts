import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { ActionId } from '#lib/domain/ids.ts';
import type { Account } from '#server/services/accounts/account.ts';
import type { Vault } from '#server/services/accounts/vault.ts';
import type { HandOffFacts } from '#server/services/deliveries/hand-off-facts.ts';
import type { Deps } from '#server/services/deps.ts';
import { handOffLetter } from './hand-off-letter.ts';
import type { Route } from './route.ts';
import { sendMail } from './send.ts';
import { copyToSent, type MailTimes } from './sent-copy.ts';

interface Original {
  from: Account;
  facts: HandOffFacts;
  source: Buffer;
  actionId: ActionId;
  times: MailTimes;
}

/** Attached to a short mail from the mailbox, where the assignee's account is not connected. */
export function mailOriginal(
  deps: Deps,
  vault: Vault,
  { from, facts, source, actionId, times }: Original,
): Route {
  const rfcMessageId = handOffMessageId(actionId, from.address);
  return {
    how: 'mailed',
    rfcMessageId,
    async send(begun) {
      const letter = handOffLetter(facts, source, deps.now());
      // Built once, so that the copy in Sent is what was sent.
      const raw = await new MailComposer({ ...letter, messageId: rfcMessageId }).compile().build();
      await begun();
      const envelope = { from: from.address, to: [facts.assignee.address] };
      const sent = await sendMail(deps, vault, from, { raw, envelope, messageId: rfcMessageId });
      if (sent.status !== 'accepted') return sent;
      await copyToSent(deps, vault, from, { rfcMessageId, raw }, times);
      return { status: 'delivered', place: null };
    },
  };
}

/** One id for each hand-off, known before it leaves. */
export function handOffMessageId(actionId: ActionId, address: string): string {
  return `<handoff.${actionId}@${address.slice(address.lastIndexOf('@') + 1)}>`;
}
