import type { Mailbox } from '#lib/domain/mailbox.ts';
import type { Template } from '#lib/domain/template.ts';

/** What a rule may name beside people. */
export interface Surroundings {
  mailboxes: readonly Mailbox[];
  templates: readonly Template[];
}

/** Who can be chosen, with those already chosen who have left. */
export function peopleWith<T extends string>(
  present: readonly { id: T; name: string }[],
  chosen: readonly T[],
  nameOf: (id: T) => string,
): { value: T; label: string }[] {
  const gone = chosen.filter((id) => !present.some((member) => member.id === id));
  return [
    ...present.map(({ id, name }) => ({ value: id, label: name })),
    ...gone.map((id) => ({ value: id, label: nameOf(id) })),
  ];
}
