import type { ActionOf } from '../action.ts';
import { mostVersions, type AnchorSet } from '../anchor-set.ts';
import type { Change } from '../change.ts';
import type { Refusal } from '../refusal.ts';
import { selectorFault } from '../selector-fault.ts';
import type { Slice } from '../slice.ts';
import type { Context, Decision } from './decision.ts';
import { actingMember, changes, mayAs, nothing, refuse, upsert } from './decision.ts';

/**
 * Saves the next version of a webmail's anchors, the only active one from now on. What is certainly no selector is
 * refused; what a browser does not understand after all changes nothing on a page. The oldest versions make room.
 */
export function saveAnchors(
  slice: Slice,
  action: ActionOf<'save-anchors'>,
  context: Context,
): Decision {
  const member = actingMember(slice, context);
  if (!member || !mayAs('admin', slice, context)) {
    return refuse({ code: 'not-allowed', role: 'admin' });
  }
  const { webmail, anchors, note, anchorSetId: id } = action;
  const broken = brokenOf(anchors);
  if (broken) return refuse(broken);
  // A version is written once.
  if (slice.anchorSets.some((one) => one.id === id)) return refuse({ code: 'stale' });
  const before = versionsOf(slice, webmail);
  const version = (before[0]?.version ?? 0) + 1;
  const saved: AnchorSet = {
    id,
    webmail,
    version,
    anchors,
    note,
    savedAt: context.now,
    savedBy: member.id,
    isActive: true,
    seq: 0,
  };
  const gone = before.slice(mostVersions - 1);
  const kept = before.filter((one) => !gone.includes(one));
  const removed = gone.map((one): Change => ({ op: 'remove', table: 'anchorSets', id: one.id }));
  return changes([...removed, ...rested(kept), upsert('anchorSets', saved)], {
    name: webmail,
    version,
  });
}

/** Goes back to an older version, or to what is shipped; forward again in the same way. */
export function useAnchors(
  slice: Slice,
  action: ActionOf<'use-anchors'>,
  context: Context,
): Decision {
  if (!mayAs('admin', slice, context)) return refuse({ code: 'not-allowed', role: 'admin' });
  const { webmail, anchorSetId } = action;
  const versions = versionsOf(slice, webmail);
  const wanted = versions.find(({ id }) => id === anchorSetId);
  if (anchorSetId !== null && !wanted) return refuse({ code: 'anchors-gone' });
  if (wanted?.isActive) return nothing;
  const broken = wanted && brokenOf(wanted.anchors);
  if (broken) return refuse(broken);
  const used = wanted ? [upsert('anchorSets', { ...wanted, isActive: true })] : [];
  return changes([...rested(versions), ...used], {
    name: webmail,
    ...(wanted && { version: wanted.version }),
  });
}

/** The first of them that no page is given. */
function brokenOf(anchors: AnchorSet['anchors']): Broken | null {
  for (const [name, selector] of Object.entries(anchors)) {
    const problem = selectorFault(selector);
    if (problem) return { code: 'anchors-broken', name, problem };
  }
  return null;
}

type Broken = Extract<Refusal, { code: 'anchors-broken' }>;

/** Newest first. */
function versionsOf({ anchorSets }: Slice, webmail: AnchorSet['webmail']): AnchorSet[] {
  return anchorSets
    .filter((one) => one.webmail === webmail)
    .toSorted((a, b) => b.version - a.version);
}

function rested(versions: readonly AnchorSet[]): Change[] {
  return versions
    .filter(({ isActive }) => isActive)
    .map((one) => upsert('anchorSets', { ...one, isActive: false }));
}
