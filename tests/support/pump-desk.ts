import { expect } from 'vitest';
import type { Inquiry } from '#lib/domain/inquiry.ts';
import type { Rule } from '#lib/domain/rule.ts';
import { lucia } from './lucia.ts';
import { readSources } from './mail-folder.ts';
import type { MailStack } from './mailstack.ts';
import { aRule } from './rows.ts';
import type { Device } from './team-server/device.ts';

/** What was sent to the customer by itself. */
export async function acknowledgements(stack: MailStack): Promise<string[]> {
  const all = await readSources(stack, lucia);
  return all.filter((source) => /^auto-submitted: auto-replied/im.test(source));
}

export async function inquiryWith(device: Device, subject: string): Promise<Inquiry | null> {
  const all = await device.rows('inquiries');
  return all.find((inquiry) => inquiry.subject === subject) ?? null;
}

/** "Subject contains *bombas*: give it to this member and hand it off to their own mailbox." */
export async function makeRule(boss: Device, member: Device): Promise<void> {
  const memberId = await member.memberId();
  const rule: Omit<Rule, 'seq'> = aRule({
    name: 'Pumps',
    conditions: [{ kind: 'words', not: false, where: 'subject', any: ['bombas'] }],
    effects: [
      { kind: 'assign', to: { kind: 'member', memberId } },
      { kind: 'hand-off', templateId: null },
    ],
  });
  expect(await boss.perform('save-rule', { rule })).toMatchObject({ status: 'done' });
}
