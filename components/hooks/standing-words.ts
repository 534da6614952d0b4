import type { Standing } from '#lib/replica/queries/standing.ts';
import type { Refused } from '#lib/words/refused.ts';
import type { Reader } from '#lib/words/say-refusal.ts';
import { ago, clockTime, since } from '#lib/words/times.ts';

/** Why this browser takes part no longer, or `null` while it does. */
export function whyStopped({ connection }: Standing, { words, moment }: Reader): Refused | null {
  if (connection.kind === 'signed-out') {
    return words.refusal['signed-out']({ ago: ago(connection.at, moment) });
  }
  return connection.kind === 'too-old' ? words.refusal['too-old']() : null;
}

/** As of when what is shown is; '' before anything came. */
export function freshness({ connection, asOf }: Standing, { words, moment }: Reader): string {
  if (!asOf) return '';
  return connection.kind === 'connected'
    ? words.top.upToDateAt(clockTime(asOf, moment))
    : words.off.asof(since(asOf, moment));
}
