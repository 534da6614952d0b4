import { reportOf } from '../anchors.ts';
import type { AnchorReport } from '#lib/protocol/bridge.ts';
import { needed, type Anchor } from './anchors.ts';
import type { Ground } from './ground.ts';
import type { SdkSelectors } from './sdk-selectors.ts';

/** Which of our own anchors are there, and how often each is met, with what an admin set for InboxSDK. */
export function checkGmail(
  { document, anchors, open }: Ground,
  selectors: SdkSelectors,
): AnchorReport {
  const here: Anchor[] = [
    ...(open.thread() ? needed.thread : []),
    ...(document.querySelector(anchors.row) ? needed.list : []),
    ...(open.composes().length > 0 ? needed.compose : []),
  ];
  const report = reportOf(document, anchors, here);
  return { ...report, hits: { ...report.hits, ...selectors.hits(document) } };
}
