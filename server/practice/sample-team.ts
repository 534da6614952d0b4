import { usualAcknowledgement } from '#lib/domain/acknowledgement.ts';
import type { Action } from '#lib/domain/action.ts';
import type { ActionId, MailboxId, MemberId, TeamId } from '#lib/domain/ids.ts';
import { usualHours } from '#lib/domain/mailbox.ts';
import type { Member } from '#lib/domain/member.ts';
import { commit } from '#server/services/actions/commit.ts';
import type { Deps } from '#server/services/deps.ts';
import { makeLink } from '#server/services/invitations/link.ts';
import { membersOf } from '#server/services/members/members.ts';
import { createTeam } from '#server/services/teams/create-team.ts';
import { shipRules } from '#server/services/rules/ship-rules.ts';
import { shipTemplates } from '#server/services/templates/ship-templates.ts';
import { colleagues, mailbox, password, team, type Colleague } from './people.ts';
import type { Desk } from './post-office.ts';
import { visit } from './visitor.ts';

/** Makes the sample team: everybody joins by an invitation, through the server's own page. */
export async function makeSampleTeam(deps: Deps, server: string): Promise<Desk> {
  const { id: teamId } = await createTeam(deps, { name: team, visibility: 'team' });
  for (const { role, address, name } of Object.values(colleagues)) {
    const link = await makeLink(deps, { kind: 'invitation', teamId, role, address }, 1);
    const newcomer = { name, address, password, again: password };
    await visit(server).fillIn(`/join/${link.token}`, newcomer);
  }
  await shipTemplates(deps, teamId, 'en');
  await shipRules(deps, teamId, 'en');
  const members = await membersOf(deps, teamId);
  const desk = {
    teamId,
    mailboxId: deps.newId() as MailboxId,
    members: Object.fromEntries(members.map(({ address, id }) => [address, id])),
  };
  const admin = idOf(desk, colleagues.sun);
  for (const member of members) await describe(deps, desk, member);
  await act(deps, desk, admin, {
    type: 'save-mailbox',
    mailbox: {
      id: desk.mailboxId,
      ...mailbox,
      aliases: [],
      ...usualHours,
      // Nothing leaves this machine, so there is no account to acknowledge from.
      acknowledgement: { ...usualAcknowledgement, isOn: false },
      authservId: null,
      selfCheck: false,
      active: true,
    },
  });
  return desk;
}

/** Title and region stand in the letters to customers. */
async function describe(deps: Deps, desk: Desk, member: Member): Promise<void> {
  const known = Object.values(colleagues).find(({ address }) => address === member.address);
  if (!known?.title) return;
  const { name, initials, address, language } = member;
  const { title, region } = known;
  await act(deps, desk, idOf(desk, colleagues.sun), {
    type: 'save-member',
    memberId: member.id,
    member: { name, initials, address, language, title, region },
  });
}

export function idOf({ members }: Desk, { address }: Colleague): MemberId {
  const id = members[address];
  if (!id) throw new Error(`${address} is not on the practice desk`);
  return id;
}

type Deed = Action extends infer A ? (A extends Action ? Omit<A, 'id' | 'at'> : never) : never;

/** Lets a sample person do something that nothing stands against. */
export async function act(
  deps: Deps,
  { teamId }: { teamId: TeamId },
  memberId: MemberId,
  deed: Deed,
): Promise<void> {
  const action = { ...deed, id: deps.newId() as ActionId, at: deps.now() } as Action;
  const outcome = await commit(deps, teamId, { kind: 'member', memberId }, action);
  if (outcome.status === 'refused') throw new Error(`${deed.type}: ${outcome.refusal.code}`);
}
