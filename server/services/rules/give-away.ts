import { v5 as uuidFrom } from 'uuid';
import type { ActionId, InquiryId, MemberId, TeamId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import type { AssignTo, Route, RuleRef } from '#lib/domain/routing.ts';
import { assigneeOf } from '#lib/domain/rules/assignee-of.ts';
import { commit } from '../actions/commit.ts';
import type { Outcome } from '../actions/outcome.ts';
import type { Deps } from '../deps.ts';
import { officeOf, ownerOf } from './office.ts';

/** What the rules said of an inquiry that is to be given away. */
export interface GiveAway {
  teamId: TeamId;
  inquiryId: InquiryId;
  assign: Route['assign'];
  handOff: Route['handOff'];
}

/** What became of it: `pool` where nobody was there to take it, `taken` where a person was quicker. */
export type Given = 'given' | 'handed-off' | 'pool' | 'taken';

/**
 * Gives a new inquiry to whom the rules mean now, and hands it off where they say so, each as the rule that said it. Its
 * ids follow from inquiry, rule and effect, so doing it twice, here or in another process, does nothing more; what a
 * person did meanwhile stands.
 */
export async function giveAway(deps: Deps, job: GiveAway): Promise<Given> {
  const { assign, handOff } = job;
  // What nobody was given cannot be handed off; the desk tells of such a rule.
  if (!assign) return 'pool';
  const given = await assigned(deps, job, assign);
  if (given !== 'given' || !handOff) return given;
  return (await handedOff(deps, job, handOff)) ? 'handed-off' : 'given';
}

/** Whoever was meant may leave or go away at that very moment, and then somebody else is meant. */
const mostTries = 3;

async function assigned(
  deps: Deps,
  { teamId, inquiryId }: GiveAway,
  { rule, to }: NonNullable<Route['assign']>,
): Promise<Given> {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const [office, ownerId] = await Promise.all([
      officeOf(deps.database, teamId, { now: deps.now(), among: groupOf(to) }),
      ownerOf(deps, teamId, inquiryId),
    ]);
    const memberId = assigneeOf(to, { ...office, ownerId });
    if (memberId === null) return 'pool';
    const outcome = await commitAs(deps, teamId, rule, {
      id: idOf(inquiryId, rule, `assign ${attempt}`),
      at: deps.now(),
      type: 'assign',
      inquiryId,
      memberId,
    });
    if (outcome.status === 'done') return 'given';
    if (!isGoneMeanwhile(outcome.refusal)) return 'taken';
  }
  return 'pool';
}

async function handedOff(
  deps: Deps,
  { teamId, inquiryId }: GiveAway,
  { rule, templateId }: NonNullable<Route['handOff']>,
): Promise<boolean> {
  const commitWith = (template: typeof templateId, what: string): Promise<Outcome> =>
    commitAs(deps, teamId, rule, {
      id: idOf(inquiryId, rule, what),
      at: deps.now(),
      type: 'hand-off',
      inquiryId,
      templateId: template,
    });
  const outcome = await commitWith(templateId, 'hand-off');
  if (outcome.status === 'done') return true;
  // Its template was removed since the rule was written: the usual opening does.
  if (outcome.refusal.code !== 'template-gone') return false;
  return (await commitWith(null, 'hand-off plainly')).status === 'done';
}

function commitAs(
  deps: Deps,
  teamId: TeamId,
  { id: ruleId, name }: RuleRef,
  action: Parameters<typeof commit>[3],
): Promise<Outcome> {
  return commit(deps, teamId, { kind: 'rule', ruleId, name }, action);
}

function isGoneMeanwhile({ code }: Refusal): boolean {
  return code === 'member-away' || code === 'member-gone';
}

function groupOf(to: AssignTo): MemberId[] {
  return 'memberIds' in to ? to.memberIds : [];
}

/** The namespace of ids that follow from what a rule did. */
const NAMESPACE = '0a6f3c52-3d7b-4f0e-8f0f-6a1f2a7f9b35';

function idOf(inquiryId: InquiryId, rule: RuleRef, what: string): ActionId {
  return uuidFrom(JSON.stringify([inquiryId, rule.id, what]), NAMESPACE) as ActionId;
}
