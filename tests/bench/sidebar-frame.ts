import type { Frame, Page } from 'playwright-core';

/** The frame of ours beside the mail. */
export function sidebarFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes('/sidebar.html'));
  if (!frame) throw new Error('there is no sidebar in this page');
  return frame;
}
