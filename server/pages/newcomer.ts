import { html } from 'hono/html';
import { leastPassword } from '#server/auth/better-auth.ts';
import type { Joined, Newcomer } from '#server/services/invitations/newcomer.ts';
import { field, type Problems, type Typed } from './form.ts';
import type { Markup } from './markup.ts';
import type { Reading } from './typed.ts';
import type { Visit } from './visit.ts';

/** What a person says of themselves when they join; the same fields for the first admin and for the invited. */
export function newcomerFields(visit: Visit, typed: Typed, problems: Problems): Markup {
  const { common, invitation } = visit.words.pages;
  return html`${field(visit, problems, {
    name: 'name',
    label: common.name,
    hint: common.nameHint,
    value: typed.name,
    autocomplete: 'name',
  })}
  ${field(visit, problems, {
    name: 'initials',
    label: invitation.initials,
    hint: invitation.initialsHint,
    value: typed.initials,
    optional: true,
    short: true,
  })}
  ${field(visit, problems, {
    name: 'address',
    label: invitation.address,
    hint: invitation.addressHint,
    type: 'email',
    value: typed.address,
    autocomplete: 'username',
  })}
  ${passwordFields(visit, problems)}`;
}

/** A new password, typed twice. */
export function passwordFields(visit: Visit, problems: Problems): Markup {
  const { common } = visit.words.pages;
  return html`${field(visit, problems, {
    name: 'password',
    label: common.newPassword,
    hint: common.passwordHint(leastPassword),
    type: 'password',
    autocomplete: 'new-password',
  })}
  ${field(visit, problems, {
    name: 'again',
    label: common.again,
    type: 'password',
    autocomplete: 'new-password',
  })}`;
}

export function readNewcomer(reading: Reading): Newcomer {
  const { errors } = reading.visit.words.pages;
  return {
    name: reading.text('name', 80, errors.name),
    initials: reading.optional('initials', 3),
    address: reading.address('address'),
    language: reading.visit.language,
    password: reading.newPassword('password', 'again'),
  };
}

/** Why somebody could not join, at the field it is about. */
export function joinProblems(
  visit: Visit,
  joined: Exclude<Joined, { status: 'joined' }>,
): Problems {
  const { errors, invitation } = visit.words.pages;
  return joined.status === 'initials-taken'
    ? { initials: invitation.initialsTaken(joined.name) }
    : { address: errors.emailTaken };
}
