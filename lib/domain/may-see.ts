import type { Inquiry } from './inquiry.ts';
import type { Member } from './member.ts';
import { hasRole } from './member.ts';
import type { Visibility } from './team.ts';

export interface Viewer {
  member: Member;
  visibility: Visibility;
}

/**
 * Whether a member may see an inquiry, and with it its messages, notes, entries and customer.
 * Members, mailboxes and templates are everybody's. Used by snapshot, changes, history, resolve and search alike.
 */
export function maySee(viewer: Viewer, inquiry: Pick<Inquiry, 'assigneeId'>): boolean {
  if (viewer.member.leftAt !== null) return false;
  if (viewer.visibility === 'team' || hasRole(viewer.member, 'manager')) return true;
  return inquiry.assigneeId === null || inquiry.assigneeId === viewer.member.id;
}
