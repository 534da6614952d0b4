import type { ActionOf } from '#lib/domain/action.ts';
import type { AssignTo, Route } from '#lib/domain/routing.ts';
import { noRoute } from '#lib/domain/routing.ts';
import { anOpening } from './server-deps.ts';
import { idOf } from './rows.ts';

export const someRule = {
  id: idOf<NonNullable<Route['assign']>['rule']['id']>('rule'),
  name: 'Product A',
};

/** A customer's mail that met a rule which gives it away. */
export function aRoutedOpening(
  mailboxId: ActionOf<'open'>['mailboxId'],
  to: AssignTo | null,
  over: Partial<Route> = {},
): ActionOf<'open'> {
  const assign = to && { rule: someRule, to };
  return { ...anOpening(mailboxId), route: { ...noRoute, rules: [someRule], assign, ...over } };
}
