import { eq, count } from 'drizzle-orm';
import { pino } from 'pino';
import type { TeamId } from '#lib/domain/ids.ts';
import { inquiries } from '#server/database/schema/inquiry.ts';
import { keyFor, loadKey } from '#server/key.ts';
import { saveAccount } from '#server/services/accounts/save-account.ts';
import { vaultWith } from '#server/services/accounts/vault.ts';
import { mailboxesOf } from '#server/services/mailboxes/mailboxes.ts';
import { shipTemplates } from '#server/services/templates/ship-templates.ts';
import { verifyLog } from '#server/services/log/verify-log.ts';
import type { MailStack } from '#tests/support/mailstack.ts';
import {
  anAction,
  as,
  aTeam,
  done,
  openDeps,
  type ServerDeps,
} from '#tests/support/server-deps.ts';

export interface Data {
  databaseUrl: string | null;
  dataFolder: string;
}

/** A team whose info@ is connected since `at`, made before any server runs. */
export async function connectedTeam(
  data: Data,
  stack: MailStack,
  at: Date,
  { acknowledges = false } = {},
): Promise<TeamId> {
  const deps = await openDeps({ now: () => at }, data);
  try {
    const team = await aTeam(deps);
    if (acknowledges) await acknowledging(deps, team);
    const vault = vaultWith(keyFor('accounts', await loadKey(data.dataFolder)));
    const saved = await saveAccount(deps, vault, team.id, as(team.ada), {
      of: { kind: 'mailbox', mailboxId: team.mailboxId },
      address: stack.users.info,
      username: stack.users.info,
      password: stack.password,
      imap: { ...stack.imap, security: 'none' },
      smtp: { ...stack.smtp, security: 'none' },
      sentFolder: null,
    });
    if (saved.status === 'refused') throw new Error(saved.refusal.code);
    return team.id;
  } finally {
    await deps.close();
  }
}

async function acknowledging(
  deps: ServerDeps,
  team: Awaited<ReturnType<typeof aTeam>>,
): Promise<void> {
  const { id, ada, mailboxId } = team;
  await shipTemplates(deps, id, 'en');
  const found = (await mailboxesOf(deps, id)).find((one) => one.id === mailboxId);
  if (!found) throw new Error('the team has no mailbox');
  const { seq: _seq, connected: _connected, trouble: _trouble, ...mailbox } = found;
  const acknowledgement = { ...mailbox.acknowledgement, isOn: true };
  await done(
    deps,
    id,
    as(ada),
    anAction('save-mailbox', { mailbox: { ...mailbox, acknowledgement } }),
  );
}

/** How many inquiries a team has, once its server has ended. Throws where its log is not whole. */
export async function inquiriesOf(data: Data, teamId: TeamId): Promise<number> {
  const deps = await openDeps({ log: pino({ level: 'silent' }) }, data);
  try {
    const verdict = await verifyLog(deps, teamId);
    if (verdict.kind === 'broken') throw new Error(`the log broke at ${verdict.seq}`);
    const [found] = await deps.database
      .select({ number: count() })
      .from(inquiries)
      .where(eq(inquiries.teamId, teamId));
    return found?.number ?? 0;
  } finally {
    await deps.close();
  }
}
