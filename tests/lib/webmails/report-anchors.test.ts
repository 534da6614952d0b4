import { expect, it } from 'vitest';
import type { Sight } from '#lib/protocol/bridge.ts';
import { reportAnchors } from '#lib/webmails/report-anchors.ts';

it('tells once for each kind of sight what is missing, and anew when that changes', () => {
  const told: unknown[] = [];
  const webmail = {
    name: 'practice',
    check: () => ({ isEnough: true, missing: [], hits: { subject: 2 } }),
  };
  const ask = async (message: unknown) => void told.push(message);
  const tell = reportAnchors(webmail as never, ask as never);
  const lost: Sight = { kind: 'lost', missing: ['subject'] };
  const nothing: Sight = { kind: 'nothing' };
  for (const sight of [nothing, nothing, lost, lost, nothing]) tell(sight);
  const whole = { type: 'anchors', webmail: 'practice' };
  const hits = { subject: 2 };
  expect(told).toEqual([
    { ...whole, report: { isEnough: true, missing: [], hits } },
    { ...whole, report: { isEnough: false, missing: ['subject'], hits } },
    // What was lost was found again, and is told.
    { ...whole, report: { isEnough: true, missing: [], hits } },
  ]);
});
