import type { ActionOf } from '../action.ts';
import type { Slice } from '../slice.ts';
import { checkTemplate } from '../templates/check.ts';
import type { Context, Decision } from './decision.ts';
import { changes, mayAsOrHost, refuse, upsert } from './decision.ts';

/** Saves a template; one that would fail in front of a customer is refused, with the line. */
export function saveTemplate(
  slice: Slice,
  action: ActionOf<'save-template'>,
  context: Context,
): Decision {
  if (!mayAsOrHost('admin', slice, context)) return refuse({ code: 'not-allowed', role: 'admin' });
  const [broken] = action.template.variants.flatMap(({ body }) => checkTemplate(body));
  if (broken)
    return refuse({ code: 'template-broken', line: broken.line, problem: broken.message });
  const row = { ...action.template, seq: slice.template?.seq ?? 0 };
  return changes([upsert('templates', row)], { name: row.name });
}

/** Removes a template; what was written with it stays as it is. */
export function removeTemplate(
  slice: Slice,
  action: ActionOf<'remove-template'>,
  context: Context,
): Decision {
  if (!mayAsOrHost('admin', slice, context)) return refuse({ code: 'not-allowed', role: 'admin' });
  if (!slice.template) return refuse({ code: 'template-gone' });
  return changes([{ op: 'remove', table: 'templates', id: action.templateId }], {
    name: slice.template.name,
  });
}
