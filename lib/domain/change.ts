import * as z from 'zod/mini';
import { AnchorSet } from './anchor-set.ts';
import { Customer } from './customer.ts';
import { Entry } from './entry.ts';
import { Inquiry } from './inquiry.ts';
import { Mailbox } from './mailbox.ts';
import { Member } from './member.ts';
import { Message } from './message.ts';
import { Note } from './note.ts';
import { Profile } from './profile.ts';
import { Roster } from './roster.ts';
import { Rule } from './rule.ts';
import { Template } from './template.ts';

const upsert = <T extends string, R extends z.core.$ZodType>(table: T, row: R) =>
  z.object({ op: z.literal('upsert'), table: z.literal(table), row });

/** The tables a replica holds, in the order in which a snapshot sends them. */
export const tables = [
  'members',
  'mailboxes',
  'templates',
  'rules',
  'profiles',
  'rosters',
  'anchorSets',
  'customers',
  'inquiries',
  'messages',
  'notes',
  'entries',
] as const;
export const Table = z.enum(tables);
export type Table = z.infer<typeof Table>;

/** A whole row, as it now is. */
export const Upsert = z.discriminatedUnion('table', [
  upsert('members', Member),
  upsert('mailboxes', Mailbox),
  upsert('templates', Template),
  upsert('rules', Rule),
  upsert('profiles', Profile),
  upsert('rosters', Roster),
  upsert('anchorSets', AnchorSet),
  upsert('customers', Customer),
  upsert('inquiries', Inquiry),
  upsert('messages', Message),
  upsert('notes', Note),
  upsert('entries', Entry),
]);
export type Upsert = z.infer<typeof Upsert>;

/** The row is gone, or is no longer yours to see. For entries `id` is the seq in decimal. */
export const Remove = z.object({ op: z.literal('remove'), table: Table, id: z.string() });
export type Remove = z.infer<typeof Remove>;

export const Change = z.union([Upsert, Remove]);
export type Change = z.infer<typeof Change>;

export type Row<T extends Table> = Extract<Upsert, { table: T }>['row'];
