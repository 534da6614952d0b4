import { wordsFor } from '#lib/words/words.ts';
import { colleagues, mailbox } from '#server/practice/people.ts';
import { gmailAccount } from '#tests/support/gmail-account.ts';
import { gmailThreads, newsletter, takeInThread } from '#tests/support/gmail-desk.ts';
import { openGmailPerson } from '#tests/support/gmail-person.ts';
import { startGmail } from '#tests/support/gmail.ts';
import { startPracticeDesk } from '#tests/support/practice-desk.ts';
import { claimFor } from './claim-for.ts';
import { keep } from './keep.ts';

const words = wordsFor('en');
const { grace, okoro, voss } = gmailThreads;

/** Sidebar and chips of the built extension in the stand-in for Gmail, with the preview beside the list. */
export async function shootGmail(): Promise<void> {
  const desk = await startPracticeDesk();
  const threads = structuredClone([grace, okoro, voss, newsletter]);
  const gmail = await startGmail([
    gmailAccount({ address: mailbox.address, threads, preview: true }),
  ]);
  try {
    for (const thread of [grace, okoro, voss]) await takeInThread(desk, thread);
    await claimFor(desk, 'wang', voss.subject);
    const linda = await openGmailPerson(desk, gmail, 'linda');
    try {
      const { page, sidebar } = linda;
      await page.setViewportSize({ width: 1360, height: 800 });
      await linda.open(grace.subject);
      await sidebar.button(words.do.claim).click();
      await sidebar.title.filter({ hasText: words.state.mine }).waitFor();
      await sidebar.frame.locator('.avatar.me').first().waitFor();
      await sidebar.frame.getByText(words.timeline.claimed).first().waitFor();
      for (const [subject, said] of [
        [grace.subject, words.chip.yours],
        [voss.subject, words.chip.of(colleagues.wang.name)],
      ] as const) {
        await linda.chip(subject).and(page.getByLabel(said)).waitFor();
      }
      await keep(page, 'sidebar-in-gmail');
    } finally {
      await linda.close();
    }
  } finally {
    await gmail.stop();
    await desk.stop();
  }
}
