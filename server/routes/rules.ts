import { Failure } from '#server/middleware/failure.ts';
import type { Deps } from '#server/services/deps.ts';
import { tryRule } from '#server/services/rules/try-rule.ts';
import { contract } from './contract.ts';
import { serve } from './endpoint.ts';

/** POST /api/rules/try. */
export function rulesRoute(deps: Deps) {
  return serve(contract.tryRule, async ({ body, c }) => {
    const found = await tryRule(deps, c.get('who'), body.rule);
    if (found === null) throw new Failure('signed-out', 'You are not of this team any more.');
    if (found === 'not-allowed') throw new Failure('not-allowed', 'Only a manager can do that.');
    return {
      tried: found.tried.length,
      cut: found.tried.filter(({ facts }) => facts.isCut).length,
      matched: found.matched.map(({ on: { inquiry, customer }, ...rest }) => ({
        inquiryId: inquiry.id,
        subject: inquiry.subject,
        customer: customer.company || customer.name || (customer.addresses[0] ?? ''),
        receivedAt: inquiry.receivedAt,
        ...rest,
      })),
    };
  });
}
