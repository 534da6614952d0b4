import * as z from 'zod/mini';
import { Absence } from './absence.ts';
import { OwnAddress } from './address.ts';
import { MemberId } from './ids.ts';
import { Instant } from './instant.ts';

export const Role = z.enum(['rep', 'manager', 'admin']);
export type Role = z.infer<typeof Role>;

/** The languages of the interface. What we send to customers may be in any language a template has. */
export const Language = z.enum(['en', 'zh']);
export type Language = z.infer<typeof Language>;

/** A person of the team. One who left stays as a row, so that the history keeps its names. */
export const Member = z.object({
  id: MemberId,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Shown where the name has no room: two Latin letters or one to two Chinese characters. */
  initials: z.string().check(z.minLength(1), z.maxLength(3)),
  /** The member's own mailbox, where a hand-off puts the original. */
  address: OwnAddress,
  title: z.nullable(z.string().check(z.maxLength(80))),
  /** The region they look after, in the words a customer reads. */
  region: z.nullable(z.string().check(z.maxLength(80))),
  language: Language,
  role: Role,
  /** Whether the server reads this member's own account (headers only). */
  connected: z.boolean(),
  /** Past ones are kept for a year. */
  absences: z.array(Absence).check(z.maxLength(20)),
  joinedAt: Instant,
  leftAt: z.nullable(Instant),
  seq: z.int(),
});
export type Member = z.infer<typeof Member>;

const rank: Record<Role, number> = { rep: 0, manager: 1, admin: 2 };

/** Roles contain one another: a manager may what a rep may, an admin what a manager may. */
export function hasRole(member: Member, role: Role): boolean {
  return member.leftAt === null && rank[member.role] >= rank[role];
}
