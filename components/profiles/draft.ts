import { Field, type Profile } from '#lib/domain/profile.ts';

/** A profile before it is saved. */
export type ProfileDraft = Omit<Profile, 'seq'>;

export const fields: readonly Field[] = Field.options;

/** One label, and what it means; `null`: it is passed over. */
export interface Meaning {
  label: string;
  field: Field | null;
}

export function emptyProfile(id: string): ProfileDraft {
  return {
    id: id as Profile['id'],
    name: '',
    channel: 'form',
    active: true,
    match: { fromDomain: null, dkimDomain: null, subjectContains: null },
    labels: {},
    buyerAddress: 'shown',
    mayAcknowledge: false,
  };
}

export function labelsIn({ labels }: Pick<Profile, 'labels'>): Meaning[] {
  return fields.flatMap((field) => (labels[field] ?? []).map((label) => ({ label, field })));
}

/** The labels with this one meaning this and nothing else; `null`: nothing at all. */
export function withMeaning(
  labels: Profile['labels'],
  label: string,
  field: Field | null,
): Profile['labels'] {
  const next: Profile['labels'] = {};
  for (const one of fields) {
    const rest = (labels[one] ?? []).filter((other) => other !== label);
    const all = one === field ? [...rest, label].slice(0, 20) : rest;
    if (all.length > 0) next[one] = all;
  }
  return next;
}

export type Wrong = ReadonlySet<'name' | 'match' | 'labels'>;

/** What keeps a profile from ever reading anything. */
export function wrongIn({ name, match, labels }: ProfileDraft): Wrong {
  const wrong = new Set<'name' | 'match' | 'labels'>();
  if (name.trim() === '') wrong.add('name');
  if (!match.fromDomain && !match.dkimDomain && !match.subjectContains) wrong.add('match');
  if (labelsIn({ labels }).length === 0) wrong.add('labels');
  return wrong;
}
