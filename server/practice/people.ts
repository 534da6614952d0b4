import type { Language, Role } from '#lib/domain/member.ts';

/** The sample team. All addresses end in `.test`, which belongs to nobody (RFC 2606 §2). */
export const team = 'Northquay Pumps';
export const mailbox = { address: 'info@northquay.test', name: 'Front desk' };

/** For the server's own pages. On loopback alone, with nothing real behind it. */
export const password = 'practice makes perfect';

export interface Colleague {
  name: string;
  address: string;
  role: Role;
  title: string | null;
  region: string | null;
  language: Language;
}

export const colleagues = {
  sun: colleague('Sun Yue', 'sun', 'admin', null, null),
  zhou: colleague('Zhou Ting', 'zhou', 'manager', 'Sales manager', null),
  linda: colleague('Linda Chen', 'linda', 'rep', 'Sales engineer', 'Africa'),
  wang: colleague('Wang Lei', 'wang', 'rep', 'Sales engineer', 'Asia-Pacific'),
} as const;

function colleague(
  name: string,
  local: string,
  role: Role,
  title: string | null,
  region: string | null,
): Colleague {
  return { name, address: `${local}@northquay.test`, role, title, region, language: 'en' };
}

/** Whom the practice webmail can be opened as: each sees the shared mailbox and their own. */
export const persons = ['linda', 'wang'] as const;
export type Person = (typeof persons)[number];

export function accountsOf(person: Person): string[] {
  return [mailbox.address, colleagues[person].address];
}
