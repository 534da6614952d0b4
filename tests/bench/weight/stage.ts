import type { BrowserContext } from 'playwright-core';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { launchBrowser } from '#tests/support/browser.ts';
import { builtExtension } from '#tests/support/extension.ts';
import { startOutlook, type OutlookMail } from '#tests/support/outlook.ts';
import { customerWrites } from '#tests/support/outlook-person.ts';
import { outlookTab, type OutlookTab } from '#tests/support/outlook-tab.ts';
import { startPracticeDesk, type PracticeDesk } from '#tests/support/practice-desk.ts';

export interface Stage {
  desk: PracticeDesk;
  tab: OutlookTab;
  /** From here on Outlook is a webmail of the extension's; before it, the page is as it is without. */
  settleIn(): Promise<void>;
  close(): Promise<void>;
}

/** A mail of the list, by its number: the highest is the newest. */
export const inquiry = (at: number): string => `Pumps for plant ${String(at).padStart(3, '0')}`;
/** One that came to the person's own inbox, and is none of ours. */
export const privateMail = (at: number): string => `Lunch on day ${String(at).padStart(3, '0')}`;

/** Outlook with so many inquiries in the shared mailbox and so many private mails, in a browser that knows the team. */
export async function openStage(inquiries: number, privates: number): Promise<Stage> {
  const { linda } = colleagues;
  const desk = await startPracticeDesk();
  const outlook = await startOutlook({
    mails: { [linda.address]: Array.from({ length: privates }, (_, at) => friendWrites(at)) },
    shared: [mailbox.address],
  });
  const end = async (): Promise<void> => {
    await outlook.stop();
    await desk.stop();
  };
  try {
    for (let at = 0; at < inquiries; at += 1) {
      const from = { name: `Buyer ${at}`, address: `buyer${at}@plant-${at}.test` };
      const lines = ['Dear Sir,', `please quote ${at + 2} pumps for our plant.`, '', from.name];
      await customerWrites(desk, outlook, { from, subject: inquiry(at), lines });
    }
    const browser = await launchBrowser({
      extension: builtExtension(),
      hosts: outlook.hosts,
      viewport: { width: 1440, height: 900 },
    });
    return {
      desk,
      tab: outlookTab(await browser.context.newPage(), linda.address),
      settleIn: () => settleIn(desk, browser.context),
      async close() {
        await browser.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function settleIn(desk: PracticeDesk, context: BrowserContext): Promise<void> {
  return desk.connect(context, 'linda', [
    { name: 'outlook', base: 'https://outlook.office.com/mail/' },
  ]);
}

function friendWrites(at: number): OutlookMail {
  return {
    from: { name: `Friend ${at}`, address: `friend${at}@elsewhere.test` },
    to: [colleagues.linda],
    subject: privateMail(at),
    date: new Date(Date.now() + at * 60_000),
    lines: ['Hello,', 'shall we?'],
  };
}
