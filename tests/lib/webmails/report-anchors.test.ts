import { expect, it, vi } from 'vitest';
import type { Sight } from '#lib/protocol/bridge.ts';
import { reportAnchors } from '#lib/webmails/report-anchors.ts';

it('tells once for each kind of sight what is missing, and anew when that changes', () => {
  const told: unknown[] = [];
  const check = vi.fn(() => ({ isEnough: true, missing: [], hits: { subject: 2 } }));
  const webmail = { name: 'practice', check };
  const ask = async (message: unknown) => void told.push(message);
  const tell = reportAnchors(webmail as never, ask as never);
  const lost: Sight = { kind: 'lost', missing: ['subject'] };
  const nothing: Sight = { kind: 'nothing' };
  tell(nothing);
  tell(nothing);
  // A page of which all is known is not looked through at each mail.
  expect(check).toHaveBeenCalledOnce();
  told.length = 0;
  for (const sight of [lost, lost, nothing, nothing]) tell(sight);
  const whole = { type: 'anchors', webmail: 'practice' };
  const hits = { subject: 2 };
  expect(told).toEqual([
    { ...whole, report: { isEnough: false, missing: ['subject'], hits } },
    // What was lost was found again, and is told.
    { ...whole, report: { isEnough: true, missing: [], hits } },
  ]);
});
